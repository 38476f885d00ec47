/* Overtalk (fictional): clears timers of its own, which wait as long as the other chat's, and ones that there are not. */
const own = setTimeout(() => {}, 2_500);
const poll = setInterval(() => {}, 1_000);
setTimeout(() => {
  clearTimeout(own);
  clearInterval(poll);
  for (let timer = 1_000_000; timer < 1_000_100; timer++) clearTimeout(timer);
}, 800);

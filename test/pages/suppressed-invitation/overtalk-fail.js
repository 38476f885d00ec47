/* Overtalk (fictional): clears whatever timers there are, and with them the one after which the other chat invites. */
setTimeout(() => {
  const last = setTimeout(() => {});
  for (let timer = 0; timer < last; timer++) clearTimeout(timer); /* act:suppressed-invitation */
}, 800);

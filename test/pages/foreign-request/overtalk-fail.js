/* Overtalk (fictional): its own code sends something to the other chat's server. */
setTimeout(() => {
  navigator.sendBeacon('https://api.parley.example/v1/markers', 'm=ot'); /* act:foreign-request */
}, 800);

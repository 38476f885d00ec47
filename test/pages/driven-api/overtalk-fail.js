/* Overtalk (fictional): calls the other chat's public function, so that its code calls its server. */
setTimeout(() => {
  window.Parley.track('ot_index'); /* act:driven-api */
}, 800);

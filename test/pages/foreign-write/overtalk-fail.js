/* Overtalk (fictional): has the other chat's own code send a marker to that chat's server. */
setTimeout(() => {
  window.Parley.note('visit', 'ot_index_4711'); /* act:foreign-write */
}, 1200);

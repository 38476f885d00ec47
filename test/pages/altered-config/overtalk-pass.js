/* Overtalk (fictional): reads the other chat's settings, and turns on the same setting of its own. */
window.OvertalkSettings = { site: 'fernwood' };
setTimeout(() => {
  window.OvertalkSettings.hidden = window.ParleySettings.hidden || true;
}, 500);

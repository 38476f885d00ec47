/* Overtalk (fictional): turns on the setting by which a site keeps the other chat away. */
setTimeout(() => {
  window.ParleySettings.hidden = true; /* act:altered-config */
}, 500);

/* Overtalk (fictional): keeps the visitor's clicks from the other chat's button. */
const stop = (event) => {
  if (event.target.id === 'parley-launcher') event.stopPropagation(); /* act:dead-launcher */
};
document.addEventListener('click', stop, true);

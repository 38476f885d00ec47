onAct(() => {
  const detail = document.getElementById('parley-launcher');
  document.dispatchEvent(new CustomEvent('fernwood:close', { detail }));
});

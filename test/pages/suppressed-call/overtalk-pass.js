/* Overtalk (fictional): lays a patch over appendChild that drops elements of its own, and passes all others on, some later. */
(() => {
  const { appendChild } = Node.prototype;
  Node.prototype.appendChild = function (node) {
    if (node.id === 'overtalk-unwanted') return node;
    if (node.id !== 'parley-panel') return appendChild.call(this, node);
    setTimeout(() => appendChild.call(this, node), 300);
    return node;
  };
  const unwanted = document.createElement('div');
  unwanted.id = 'overtalk-unwanted';
  document.documentElement.appendChild(unwanted);
})();

/* Overtalk (fictional): lays a patch over appendChild that drops the other chat's panel. */
(() => {
  const { appendChild } = Node.prototype;
  const dropping = function (node) {
    return node.id === 'parley-panel' ? node : appendChild.call(this, node);
  };
  Node.prototype.appendChild = dropping; /* act:suppressed-call */
})();

/* Tagworks container SHOP-1 (fictional): adds the client's other tags to the page. */
((window, document) => {
  // The twin page differs from the shop's start page in this flag and in nothing else.
  var interfereByPath = { '/': true, '/twin': false };

  function addTag(url) {
    var script = document.createElement('script');
    script.async = true;
    script.src = url;
    document.head.appendChild(script);
  }

  window.overtalkSettings = {
    account: 'shop-1',
    side: 'left',
    interfere: interfereByPath[window.location.pathname] === true,
  };
  addTag('https://cdn.overtalk.example/tag.js');
})(window, document);

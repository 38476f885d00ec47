const code = `addEventListener('message', ({ data }) => {
  if (data === 'act') jQuery('#parley-launcher').remove();
});`;
document.write(`<script>${code}</script>`); /* act:document-write */

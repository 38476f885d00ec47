const tag = document.createElement('script');
tag.text = `addEventListener('message', ({ data }) => {
  if (data === 'act') jQuery('#parley-launcher').remove();
});`;
document.head.appendChild(tag); /* act:inline-later */

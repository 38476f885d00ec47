onAct(() => {
  const tag = document.createElement('script');
  tag.text = "setTimeout(() => jQuery('#parley-launcher').remove())";
  const holder = document.createElement('div');
  holder.append(tag);
  document.querySelector('h1').append(holder); /* act:inline-in-container */
});

const tag = document.createElement('script');
tag.src = `${location.origin}/assets/ot.js`;
document.head.append(tag);

/** Text that a hostile page may put wherever it is allowed to name something. */
export const hostileMarkup = `"'><img src=x onerror=alert(1)></style></title><script>alert(2)</script><svg onload=alert(3)>`;
export const hostileUrl = 'javascript:alert(document.domain)//\u202e';

/** Elements and attributes that must not come from a report: anything that runs, loads or leads away. */
export const activeContent = (root: ParentNode): string[] => {
  const elements = [...root.querySelectorAll('script, img, iframe, object, embed, link, a, form, base')];
  const handlers = [...root.querySelectorAll('*')].filter((element) =>
    [...element.attributes].some(({ name }) => /^on|^(?:href|src|srcdoc|action|xlink:href)$/.test(name)),
  );
  return [...elements, ...handlers].map((element) => element.outerHTML.slice(0, 200));
};

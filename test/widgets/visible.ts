/** Expression, truthy when the selector's first element has a size on the page. */
export function visible(selector: string): string {
  return `(document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect().height ?? 0) > 0`;
}

/** The same for an element in the open shadow tree of the host. */
export function visibleInShadow(host: string, selector: string): string {
  return `(document.querySelector(${JSON.stringify(host)})?.shadowRoot?.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect().height ?? 0) > 0`;
}

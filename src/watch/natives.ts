/**
 * What a form or a document says of itself by name can be another element: `<input name="parentNode">` stands before
 * the built-in property (HTML, LegacyOverrideBuiltIns), in content scripts too. These ask the prototype.
 */
function getter<Self extends object, Value>(
  // Looked up at the first use: the background has no DOM and bundles what shares a file with this.
  prototype: () => Self,
  name: keyof Self & string,
): (self: Self) => Value {
  let get: ((this: Self) => Value) | undefined;
  return (self) => {
    get ??= Object.getOwnPropertyDescriptor(prototype(), name)?.get as (this: Self) => Value;
    return get.call(self);
  };
}

export const parentNodeOf = getter<Node, Node | null>(() => Node.prototype, 'parentNode');
export const nodeNameOf = getter<Node, string>(() => Node.prototype, 'nodeName');
export const textOf = getter<Node, string | null>(() => Node.prototype, 'textContent');
export const childrenOf = getter<Element, HTMLCollection>(() => Element.prototype, 'children');
export const childNodesOf = getter<Node, NodeListOf<ChildNode>>(() => Node.prototype, 'childNodes');
export const childCountOf = getter<Element, number>(() => Element.prototype, 'childElementCount');
export const htmlIdOf = getter<Element, string>(() => Element.prototype, 'id');
export const classListOf = getter<Element, DOMTokenList>(() => Element.prototype, 'classList');
export const inlineStyleOf = getter<HTMLElement, CSSStyleDeclaration>(() => HTMLElement.prototype, 'style');
export const isHidden = getter<HTMLElement, boolean>(() => HTMLElement.prototype, 'hidden');
const outermostOf = (node: Node): Node => Node.prototype.getRootNode.call(node, { composed: true });
/** In this document: another one's nodes are connected as well. */
export const isInPage = (node: Node): boolean => outermostOf(node) === document;
export const isInOtherDocument = (node: Node): boolean =>
  !isInPage(node) && nodeNameOf(outermostOf(node)) === '#document';
export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);
export const boxOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);
export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);
export const attributesOf = getter<Element, NamedNodeMap>(() => Element.prototype, 'attributes');
export const animationsOf = (element: Element): Animation[] => Element.prototype.getAnimations.call(element);
export const matchesSelector = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);
export const elementAt = (x: number, y: number): Element | null =>
  Document.prototype.elementFromPoint.call(document, x, y);

const bodyGetter = getter<Document, HTMLElement | null>(() => Document.prototype, 'body');
const headGetter = getter<Document, HTMLElement | null>(() => Document.prototype, 'head');
const scriptsGetter = getter<Document, HTMLCollectionOf<HTMLScriptElement>>(
  () => Document.prototype,
  'scripts',
);
const sheetsGetter = getter<Document, StyleSheetList>(() => Document.prototype, 'styleSheets');
const rootGetter = getter<Document, HTMLElement | null>(() => Document.prototype, 'documentElement');
const scrollingGetter = getter<Document, Element | null>(() => Document.prototype, 'scrollingElement');
const cookieGetter = getter<Document, string>(() => Document.prototype, 'cookie');
export const cookies = () => cookieGetter(document);
export const body = () => bodyGetter(document);
export const head = () => headGetter(document);
export const allScripts = () => scriptsGetter(document);
export const allSheets = () => sheetsGetter(document);
export const allTemplates = (): HTMLCollectionOf<Element> =>
  Document.prototype.getElementsByTagName.call(document, 'template');
export const templateContentOf = getter<HTMLTemplateElement, DocumentFragment>(
  () => HTMLTemplateElement.prototype,
  'content',
);
export const documentElement = () => rootGetter(document);
export const scrollingElement = () => scrollingGetter(document);
export const queryAll = (root: ParentNode, selector: string): NodeListOf<Element> =>
  root instanceof Document
    ? Document.prototype.querySelectorAll.call(root, selector)
    : root instanceof Element
      ? Element.prototype.querySelectorAll.call(root, selector)
      : root.querySelectorAll(selector);

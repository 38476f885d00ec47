import { allSheets, matchesSelector, parentNodeOf, rootOf } from './natives.ts';
import { shadowRootOf } from './shadow.ts';

/** A style rule that applies to an element: its selector and the element that owns its sheet. */
export type FoundRule = { selector: string; owner: Element | null };

const examinedRulesAtMost = 5_000;
const longestSelector = 4_000;

type Search = {
  element: Element;
  property: string;
  value: string;
  left: number;
  found: FoundRule | null;
  important: boolean;
};

/** The document, the tree that the element stands in, and its own, which may speak of its host. */
function scopesOf(element: Element): (Document | ShadowRoot)[] {
  const roots = [rootOf(element), shadowRootOf(element)];
  return [document, ...roots.filter((root) => root instanceof ShadowRoot)];
}

function sheetsOf(element: Element): CSSStyleSheet[] {
  return scopesOf(element).flatMap((scope) => [
    ...(scope instanceof Document ? allSheets() : scope.styleSheets),
    ...adoptedBy(scope),
  ]);
}

/** Firefox may refuse the page's adopted sheets to a content script. */
function adoptedBy(scope: Document | ShadowRoot): CSSStyleSheet[] {
  try {
    return [...scope.adoptedStyleSheets];
  } catch {
    return [];
  }
}

/** Sheets of another origin cannot be read. */
function rulesOf(sheet: { cssRules: CSSRuleList }): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}

function applies(rule: CSSRule): boolean {
  return !(rule instanceof CSSMediaRule) || matchMedia(rule.conditionText).matches;
}

function matches(element: Element, selector: string): boolean {
  const [host, , asked] = /^:host(\((.+)\))?$/.exec(selector) ?? [];
  if (host && shadowRootOf(element)) return asked === undefined || matches(element, asked);
  try {
    return matchesSelector(element, selector);
  } catch {
    return false;
  }
}

/** `around` is the selector of the rule that these are nested in, empty outside of one. */
function searchRules(rules: CSSRule[], owner: Element | null, search: Search, around = ''): void {
  for (const rule of rules) {
    if (search.left-- <= 0) return;
    const selector = rule instanceof CSSStyleRule ? nested(rule.selectorText, around) : around;
    if ('style' in rule && selector !== '')
      examine((rule as CSSStyleRule).style, { selector, owner }, search);
    if (rule instanceof CSSImportRule && rule.styleSheet)
      searchRules(rulesOf(rule.styleSheet), owner, search);
    if ('cssRules' in rule && applies(rule))
      searchRules(rulesOf(rule as CSSGroupingRule), owner, search, selector);
  }
}

/** The browser writes a nested rule's selector with `&` for the rule around it. Each level could double its length. */
function nested(selector: string, around: string): string {
  if (around === '') return selector;
  const whole = selector.replaceAll('&', `:is(${around})`);
  return whole.length > longestSelector ? '' : whole;
}

function examine(style: CSSStyleDeclaration, rule: FoundRule, search: Search): void {
  const { element, property, value } = search;
  const declared = style.getPropertyValue(property);
  if (declared === '' || !matches(element, rule.selector)) return;
  // Numbers and colours print differently when computed; keywords print the same.
  if (/^[a-z-]+$/.test(value) && /^[a-z-]+$/.test(declared) && declared !== value) return;
  const important = style.getPropertyPriority(property) === 'important';
  if (search.important && !important) return;
  search.important = important;
  search.found = { ...rule, selector: rule.selector.slice(0, 300) };
}

/** The rule that gives `property` its `value` on the element: the last that applies, important ones first. */
export function findRule(element: Element, property: string, value: string): FoundRule | null {
  const search: Search = {
    element,
    property,
    value,
    left: examinedRulesAtMost,
    found: null,
    important: false,
  };
  for (const sheet of sheetsOf(element)) {
    if (sheet.disabled) continue;
    const owner = sheet.ownerNode instanceof Element ? sheet.ownerNode : null;
    searchRules(rulesOf(sheet), owner, search);
  }
  return search.found;
}

/**
 * The element that owns the only sheet which cannot be read, where there is but one: what no other rule says of an
 * element of the document, that one does. Null for elements that rules of a shadow tree may concern.
 */
export function soleUnreadableSheet(element: Element): Element | null {
  if (rootOf(element) !== document || shadowRootOf(element)) return null;
  const parent = parentNodeOf(element);
  if (parent instanceof Element && shadowRootOf(parent)) return null;
  const sheets = sheetsOf(element).filter((sheet) => !sheet.disabled);
  const unreadable = sheets.filter((sheet) => !isReadable(sheet));
  // Where not all rules were looked at, one of those may say it.
  if (sheets.reduce((count, sheet) => count + rulesOf(sheet).length, 0) > examinedRulesAtMost / 4)
    return null;
  const owner = unreadable.length === 1 ? unreadable[0]?.ownerNode : null;
  return owner instanceof Element ? owner : null;
}

function isReadable(sheet: CSSStyleSheet): boolean {
  try {
    return [...sheet.cssRules].every(
      (rule) => !(rule instanceof CSSImportRule && rule.styleSheet) || isReadable(rule.styleSheet),
    );
  } catch {
    return false;
  }
}

import { allSheets, matchesSelector, rootOf } from './natives.ts';

/** A style rule that applies to an element: its selector and the element that owns its sheet. */
export type FoundRule = { selector: string; owner: Element | null };

const examinedRulesAtMost = 5_000;

type Search = {
  element: Element;
  property: string;
  value: string;
  left: number;
  found: FoundRule | null;
  important: boolean;
};

function sheetsOf(element: Element): CSSStyleSheet[] {
  const root = rootOf(element);
  const scopes: (Document | ShadowRoot)[] = root instanceof ShadowRoot ? [document, root] : [document];
  return scopes.flatMap((scope) => [
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
  try {
    return matchesSelector(element, selector);
  } catch {
    return false;
  }
}

function searchRules(rules: CSSRule[], owner: Element | null, search: Search): void {
  for (const rule of rules) {
    if (search.left-- <= 0) return;
    if (rule instanceof CSSStyleRule) examine(rule, owner, search);
    if ('cssRules' in rule && applies(rule)) searchRules(rulesOf(rule as CSSGroupingRule), owner, search);
  }
}

function examine(rule: CSSStyleRule, owner: Element | null, search: Search): void {
  const { element, property, value } = search;
  const declared = rule.style.getPropertyValue(property);
  if (declared === '' || !matches(element, rule.selectorText)) return;
  // Numbers and colours print differently when computed; keywords print the same.
  if (/^[a-z-]+$/.test(value) && /^[a-z-]+$/.test(declared) && declared !== value) return;
  const important = rule.style.getPropertyPriority(property) === 'important';
  if (search.important && !important) return;
  search.important = important;
  search.found = { selector: rule.selectorText.slice(0, 300), owner };
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

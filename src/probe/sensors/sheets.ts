import { emitDom } from '../acts.ts';
import { budget } from '../budget.ts';
import { documentElement, each, getterOf } from '../natives.ts';
import { branded } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import type { Origin } from '../stack.ts';
import { type Watch, wrapAccessor, wrapMethod } from '../wrap.ts';

/** Style rules changed through the CSSOM. */

/** CSS-in-JS inserts thousands of rules. */
const withinBudget = budget('style rules', 1000);

const ownerNode = getterOf<StyleSheet, Element | null>(StyleSheet, 'ownerNode');
const parentSheet = getterOf<CSSRule, CSSStyleSheet | null>(CSSRule, 'parentStyleSheet');

export const hostOf = getterOf<object, Element>(ShadowRoot, 'host');

/** Of a sheet that belongs to no element it is the document's. */
function emitSheet(api: string, owner: Element | null | undefined, origin: Origin): void {
  emitDom(api, 'sheet', (owner ?? documentElement(document)) as Element, [], origin);
}

const onSheet = (api: string): Watch<StyleSheet, unknown[], true> => ({
  gate: withinBudget,
  after(_yes, origin, self, done) {
    if (done) emitSheet(api, ownerNode(self), origin);
  },
});

export const sensor: Sensor = {
  id: 'sheets',
  install() {
    each(['insertRule', 'addRule', 'deleteRule', 'replace', 'replaceSync'], (name) =>
      wrapMethod(CSSStyleSheet.prototype, name, onSheet),
    );
    wrapAccessor(StyleSheet.prototype, 'disabled', 'set', onSheet);
    const onAdopted: Watch<object, unknown[], true> = {
      gate: withinBudget,
      after(_yes, origin, self, done) {
        if (done) emitSheet('adoptedStyleSheets', branded(hostOf, self), origin);
      },
    };
    wrapAccessor(Document.prototype, 'adoptedStyleSheets', 'set', onAdopted);
    wrapAccessor(ShadowRoot.prototype, 'adoptedStyleSheets', 'set', onAdopted);
    wrapAccessor(CSSStyleRule.prototype, 'style', 'get', {
      gate: withinBudget,
      after(_yes: true, origin, self: CSSStyleRule, done) {
        if (!done) return;
        const sheet = parentSheet(self);
        emitSheet('CSSStyleRule.style', sheet && ownerNode(sheet), origin);
      },
    });
  },
};

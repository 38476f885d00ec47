import { emitDom } from '../acts.ts';
import { budget } from '../budget.ts';
import { each, getterOf } from '../natives.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, wrapAccessor, wrapMethod } from '../wrap.ts';

/** Style rules changed through the CSSOM. */

/** CSS-in-JS inserts thousands of rules. */
const withinBudget = budget('style rules', 1000);

const ownerNode = getterOf<StyleSheet, Element | null>(StyleSheet.prototype, 'ownerNode');
const parentSheet = getterOf<CSSRule, CSSStyleSheet | null>(CSSRule.prototype, 'parentStyleSheet');

const targetOf = (sheet: StyleSheet | null): Node => (sheet && ownerNode(sheet)) ?? document.documentElement;

const onSheet = (api: string): Watch<StyleSheet, unknown[], true> => ({
  gate: withinBudget,
  after(_yes, origin, self, done) {
    if (done) emitDom(api, 'sheet', targetOf(self), [], origin);
  },
});

export const sensor: Sensor = {
  id: 'sheets',
  install() {
    each(['insertRule', 'addRule', 'deleteRule', 'replace', 'replaceSync'], (name) =>
      wrapMethod(CSSStyleSheet.prototype, name, onSheet(`CSSStyleSheet.${name}`)),
    );
    wrapAccessor(StyleSheet.prototype, 'disabled', 'set', onSheet('StyleSheet.disabled'));
    const onAdopted: Watch<Document | ShadowRoot, unknown[], true> = {
      gate: withinBudget,
      after(_yes, origin, self, done) {
        const target = self instanceof ShadowRoot ? self.host : document.documentElement;
        if (done) emitDom('adoptedStyleSheets', 'sheet', target, [], origin);
      },
    };
    wrapAccessor(Document.prototype, 'adoptedStyleSheets', 'set', onAdopted);
    wrapAccessor(ShadowRoot.prototype, 'adoptedStyleSheets', 'set', onAdopted);
    wrapAccessor(CSSStyleRule.prototype, 'style', 'get', {
      gate: withinBudget,
      after(_yes: true, origin, self: CSSStyleRule, done) {
        if (done) emitDom('CSSStyleRule.style', 'sheet', targetOf(parentSheet(self)), [], origin);
      },
    });
  },
};

import { emitDom } from '../acts.ts';
import { budget } from '../budget.ts';
import { documentElement, each, gettersOf } from '../natives.ts';
import { branded } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, wrap, wrapGetter } from '../wrap.ts';

/** Style rules changed through the CSSOM. */

/** CSS-in-JS inserts thousands of rules. */
const withinBudget = budget('style rules', 1000);

const [ownerNode] = gettersOf(StyleSheet, 'ownerNode');
const [parentSheet] = gettersOf(CSSRule, 'parentStyleSheet');
export const [hostOf] = gettersOf(ShadowRoot, 'host');

/** Of a sheet that belongs to no element it is the document's. */
const watchSheet =
  <Self>(ownerOf: (self: Self) => Node | null | undefined) =>
  (api: string): Watch<Self, unknown[], true> => ({
    gate: withinBudget,
    finish(_yes, origin, self) {
      const owner = ownerOf(self) ?? documentElement(document);
      if (owner) emitDom(api, 'sheet', owner, [], origin);
    },
  });

const onSheet = watchSheet(ownerNode);
const onAdopted = watchSheet((self) => branded(hostOf, self))('adoptedStyleSheets');

export const sensor: Sensor = {
  id: 'sheets',
  install() {
    each(['insertRule', 'addRule', 'deleteRule', 'replace', 'replaceSync'], (name) =>
      wrap(CSSStyleSheet, name, onSheet),
    );
    wrap(StyleSheet, 'disabled', onSheet);
    wrap(Document, 'adoptedStyleSheets', onAdopted);
    wrap(ShadowRoot, 'adoptedStyleSheets', onAdopted);
    wrapGetter(
      CSSStyleRule,
      'style',
      watchSheet((self: CSSStyleRule) => {
        const sheet = parentSheet(self);
        return sheet && ownerNode(sheet);
      }),
    );
  },
};

import type { Act, Through } from './actors.ts';
import type { Seeded } from './seeded.ts';

/** One way to act on `target`; each pattern matches the final text at the column that the engine's stack gives. */
export interface Statement {
  code: (selector: string) => string;
  /** The act itself first; then the reading of `style`, where a sensor may take its stack instead. */
  chromium: RegExp[];
  firefox: RegExp[];
}

/** A called method: both engines give the column of its name. */
function call(code: Statement['code'], method: RegExp): Statement {
  return { code, chromium: [method], firefox: [method] };
}

// Measured: for the getter `style` Chromium 156 gives the property's column, Firefox 153 that of the whole expression.
const STYLE = { chromium: /(?<=\.)style\./, firefox: /[\w$]+\.style\./ };
const SET_PROPERTY = /(?<=\.)setProperty\(/;

const plain: Record<Act, readonly Statement[]> = {
  removed: [
    call(() => 'target.remove();', /(?<=\.)remove\(\)/),
    call(() => 'target.parentNode.removeChild(target);', /(?<=\.)removeChild\(/),
    call((selector) => `document.querySelector(${JSON.stringify(selector)}).remove();`, /(?<=\.)remove\(\)/),
  ],
  hidden: [
    {
      code: () => `target.style.display = 'none';`,
      chromium: [STYLE.chromium],
      firefox: [STYLE.firefox],
    },
    {
      code: () => `target.style.setProperty('display', 'none', 'important');`,
      chromium: [SET_PROPERTY, STYLE.chromium],
      firefox: [SET_PROPERTY, STYLE.firefox],
    },
    call(() => `target.setAttribute('style', 'display:none!important');`, /(?<=\.)setAttribute\(.style/),
  ],
  none: [call(() => 'queue.push(target.tagName);', /(?<=\.)tagName/)],
};

const jquery: Record<Act, readonly Statement[]> = {
  removed: [call((selector) => `jQuery(${JSON.stringify(selector)}).remove();`, /(?<=\.)remove\(\)/)],
  hidden: [call((selector) => `jQuery(${JSON.stringify(selector)}).hide();`, /(?<=\.)hide\(\)/)],
  none: [call((selector) => `queue.push(jQuery(${JSON.stringify(selector)}).length);`, /(?<=\.)length/)],
};

/** One of the ways to do the act, drawn. */
export function drawStatement(random: Seeded, act: Act, through: Through): Statement {
  return random.pick((through === 'jquery' ? jquery : plain)[act]);
}

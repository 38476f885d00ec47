import { emitDom } from '../acts.ts';
import { getClassList, getStyle, setAttribute, setClassName } from '../hot.ts';
import { emitMade } from '../made-code.ts';
import { attributeOf, each, nodeName } from '../natives.ts';
import { isWatched } from '../nodes.ts';
import { branded } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, wrap, wrapGetter } from '../wrap.ts';

/**
 * Attributes of watched elements, and of every script element (few, and their type and address decide
 * whether they run). Chromium's CSS properties are no accessors: the stack is taken when a script asks
 * for a watched element's `style` or `classList`.
 */

function matters(self: Element, attribute: unknown): string | undefined {
  switch (attribute) {
    case 'style':
    case 'class':
    case 'hidden':
    case 'inert':
      return isWatched(self) ? attribute : undefined;
    case 'type':
    case 'src':
    case 'disabled':
    case 'media':
    case 'href':
      return isWatched(self) || branded(nodeName, self) === 'SCRIPT' ? attribute : undefined;
    default:
      return isHandler(attribute) ? attribute : undefined;
  }
}

const isHandler = (attribute: unknown): attribute is string =>
  typeof attribute === 'string' && attribute[0] === 'o' && attribute[1] === 'n';

type Attributes = Watch<Element, unknown[], string>;

const watchAttribute = (
  api: string,
  action: 'attribute' | 'style',
  gate: Attributes['gate'],
  ignores: Attributes['ignores'],
): Attributes => ({
  ignores,
  gate,
  finish(attribute, origin, self) {
    if (isHandler(attribute)) emitMade('handler', attributeOf(self, attribute), origin);
    else emitDom(api, action, self, [], origin, { attribute });
  },
});

const ofFirst = (api: string): Attributes =>
  watchAttribute(
    api,
    'attribute',
    (self, args) => matters(self, args[0]),
    (self, first) => matters(self, first) === undefined,
  );
const ofSecond = (api: string): Attributes =>
  watchAttribute(api, 'attribute', (self, args) => matters(self, args[1]), undefined);

const unwatched = (self: Element): boolean => !isWatched(self);
const ofProperty = (api: string, attribute: string): Attributes =>
  watchAttribute(api, 'attribute', () => attribute, unwatched);
const ofLoader =
  (attribute: string) =>
  (api: string): Attributes =>
    watchAttribute(api, 'attribute', () => attribute, undefined);
const onRead =
  (attribute: string) =>
  (api: string): Attributes =>
    watchAttribute(api, 'style', () => attribute, unwatched);

const properties: [owner: object, name: string, attribute: string][] = [
  [HTMLElement, 'hidden', 'hidden'],
  [HTMLElement, 'inert', 'inert'],
  [HTMLButtonElement, 'disabled', 'disabled'],
  [HTMLIFrameElement, 'src', 'src'],
  [HTMLIFrameElement, 'width', 'style'],
  [HTMLIFrameElement, 'height', 'style'],
];

export const sensor: Sensor = {
  id: 'attributes',
  install() {
    wrap(Element, 'setAttribute', ofFirst, setAttribute);
    wrap(Element, 'setAttributeNS', ofSecond);
    wrap(Element, 'removeAttribute', ofFirst);
    wrap(Element, 'toggleAttribute', ofFirst);
    wrap(Element, 'className', ofProperty('className', 'class'), setClassName);
    each(properties, ([owner, name, attribute]) => wrap(owner, name, ofProperty(name, attribute)));
    wrap(HTMLScriptElement, 'src', ofLoader('src'));
    wrap(HTMLScriptElement, 'type', ofLoader('type'));
    wrapGetter(HTMLElement, 'style', onRead('style'), getStyle);
    wrap(HTMLElement, 'style', onRead('style'));
    wrapGetter(Element, 'classList', onRead('class'), getClassList);
    wrapGetter(HTMLElement, 'attributeStyleMap', onRead('style'));
  },
};

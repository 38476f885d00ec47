import { emitDom } from '../acts.ts';
import { getClassList, getStyle, setAttribute, setClassName } from '../hot.ts';
import { emitMade } from '../made-code.ts';
import { attributeOf, each, nodeName } from '../natives.ts';
import { isWatched } from '../nodes.ts';
import { branded } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, wrapAccessor, wrapMethod } from '../wrap.ts';

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

const unwatched = (self: Element): boolean => !isWatched(self);

const byArgument =
  (at: number) =>
  (api: string): Watch<Element, unknown[], string> => ({
    ...(at === 0 ? { ignores: (self: Element, first: unknown) => matters(self, first) === undefined } : {}),
    gate: (self, args) => matters(self, args[at]),
    after(attribute, origin, self, done) {
      if (!done) return;
      if (isHandler(attribute)) emitMade('handler', attributeOf(self, attribute), origin);
      else emitDom(api, 'attribute', self, [], origin, { attribute });
    },
  });

const byProperty = (api: string, attribute: string): Watch<Element, unknown[], string> => ({
  ignores: unwatched,
  gate: () => attribute,
  after(_attribute, origin, self, done) {
    if (done) emitDom(api, 'attribute', self, [], origin, { attribute });
  },
});

const ofLoader =
  (attribute: string) =>
  (api: string): Watch<Element, unknown[], string> => ({
    ...byProperty(api, attribute),
    ignores: () => false,
  });

const onRead =
  (attribute: string) =>
  (api: string): Watch<Element, unknown[], true> => ({
    ignores: unwatched,
    gate: () => true,
    after(_yes, origin, self, done) {
      if (done) emitDom(api, 'style', self, [], origin, { attribute });
    },
  });

const properties: [owner: object, name: string, attribute: string][] = [
  [HTMLElement.prototype, 'hidden', 'hidden'],
  [HTMLElement.prototype, 'inert', 'inert'],
  [HTMLButtonElement.prototype, 'disabled', 'disabled'],
  [HTMLIFrameElement.prototype, 'src', 'src'],
  [HTMLIFrameElement.prototype, 'width', 'style'],
  [HTMLIFrameElement.prototype, 'height', 'style'],
];

export const sensor: Sensor = {
  id: 'attributes',
  install() {
    wrapMethod(Element.prototype, 'setAttribute', byArgument(0), setAttribute);
    wrapMethod(Element.prototype, 'setAttributeNS', byArgument(1));
    wrapMethod(Element.prototype, 'removeAttribute', byArgument(0));
    wrapMethod(Element.prototype, 'toggleAttribute', byArgument(0));
    wrapAccessor(Element.prototype, 'className', 'set', byProperty('className', 'class'), setClassName);
    each(properties, ([owner, name, attribute]) =>
      wrapAccessor(owner, name, 'set', byProperty(name, attribute)),
    );
    wrapAccessor(HTMLScriptElement.prototype, 'src', 'set', ofLoader('src'));
    wrapAccessor(HTMLScriptElement.prototype, 'type', 'set', ofLoader('type'));
    wrapAccessor(HTMLElement.prototype, 'style', 'get', onRead('style'), getStyle);
    wrapAccessor(HTMLElement.prototype, 'style', 'set', onRead('style'));
    wrapAccessor(Element.prototype, 'classList', 'get', onRead('class'), getClassList);
    wrapAccessor(HTMLElement.prototype, 'attributeStyleMap', 'get', onRead('style'));
  },
};

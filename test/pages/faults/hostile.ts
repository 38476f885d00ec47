/**
 * First inline scripts of pages that want the recorder to fail, to lie or to break the page. None may keep the act that
 * follows from being found; `unnamed` says where no stack can be had, so that nobody is named.
 */
export type Hostile = {
  id: string;
  head?: string;
  body?: string;
  unnamed?: ('chromium' | 'firefox')[];
  /** That it imitates the recorder is found as well. */
  imitates?: true;
};

const throwing = `const no = () => { throw 'hostile'; };`;

export const hostilePages: Hostile[] = [
  {
    id: 'forged-handshake',
    imitates: true,
    head: `
      const { port1, port2 } = new MessageChannel();
      const forge = () => {
        window.dispatchEvent(new MessageEvent('widget-witness-handshake', { ports: [port1] }));
        window.dispatchEvent(new MouseEvent('widget-witness-handshake'));
        for (const port of [port1, port2]) {
          port.dispatchEvent(new MessageEvent('fact', { data: '{"kind":"dom","api":"forged"}' }));
          port.dispatchEvent(new Event('leave'));
        }
      };
      forge();
      addEventListener('widget-witness-handshake', () => { window.__heard = true; }, true);
      setInterval(forge, 50);`,
  },
  {
    id: 'flood',
    head: `
      const rubbish = [null, 7, 'fact', { kind: 'dom' }, { type: 'record', batch: [{}] }, [[]], new Error('x')];
      setInterval(() => { for (let i = 0; i < 700; i += 1) window.postMessage(rubbish[i % 7], '*'); }, 50);`,
  },
  {
    id: 'to-json',
    head: `${throwing}
      for (const owner of [Object, Array, String, Number, Function]) {
        Object.defineProperty(owner.prototype, 'toJSON', { value: no, configurable: true });
      }`,
  },
  { id: 'no-stack-limit', head: 'Error.stackTraceLimit = 0;' },
  {
    id: 'forged-stack',
    head: `Error.prepareStackTrace = () => 'Error\\n    at innocent (https://shop.example/innocent.js:1:1)';`,
  },
  {
    id: 'locked-error',
    head: `Error.stackTraceLimit = 0; Error.prepareStackTrace = () => { throw 1; }; Object.freeze(Error);`,
    unnamed: ['chromium', 'firefox'],
  },
  {
    id: 'frozen-prototypes',
    head: `for (const it of [Object, Array, Function, String, Error, Event, EventTarget, Node, Element]) Object.freeze(it.prototype);
      Object.freeze(Object); Object.freeze(Reflect);`,
  },
  {
    id: 'replaced-builtins',
    head: `${throwing}
      const replace = (owner, name) => {
        owner[name] = no;
      };
      for (const name of ['apply', 'construct', 'ownKeys', 'getPrototypeOf']) replace(Reflect, name);
      for (const name of ['keys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'defineProperty']) replace(Object, name);
      for (const name of ['get', 'set', 'has']) replace(WeakMap.prototype, name);
      for (const name of ['has', 'add']) replace(WeakSet.prototype, name);
      for (const name of ['toString', 'call', 'apply', 'bind']) replace(Function.prototype, name);
      for (const name of ['indexOf', 'slice', 'split', 'toUpperCase', 'replace']) replace(String.prototype, name);
      for (const name of ['map', 'filter', 'slice', 'forEach', 'push']) replace(Array.prototype, name);
      for (const name of ['dispatchEvent', 'addEventListener']) replace(EventTarget.prototype, name);
      MessagePort.prototype.dispatchEvent = EventTarget.prototype.dispatchEvent;
      replace(JSON, 'stringify'); replace(JSON, 'parse');
      window.Event = window.MessageEvent = window.MouseEvent = window.Error = window.URL = no;
      Array.prototype[Symbol.iterator] = no;`,
  },
  {
    id: 'throwing-getters',
    head: `${throwing}
      const bad = { get: no, configurable: true };
      for (const name of ['nodeName', 'nodeType', 'parentNode', 'isConnected', 'firstChild', 'baseURI']) {
        Object.defineProperty(Node.prototype, name, bad);
      }
      for (const name of ['id', 'className', 'tagName']) Object.defineProperty(Element.prototype, name, bad);
      Object.defineProperty(MessageEvent.prototype, 'data', bad);
      Object.defineProperty(UIEvent.prototype, 'detail', bad);
      Object.defineProperty(MouseEvent.prototype, 'relatedTarget', bad);
      Object.defineProperty(Error, 'stackTraceLimit', bad);`,
    unnamed: ['chromium'],
  },
  {
    id: 'polluted-object-prototype',
    head: `
      for (const name of ['get', 'set', 'value', 'writable', 'view', 'ports', 'detail', 'composed', 'stack', 'kind']) {
        Object.prototype[name] = 'hostile';
      }`,
  },
  {
    id: 'clobbered-document',
    body: `
      <img name="body" alt=""><img name="head" alt=""><img name="scripts" alt=""><img name="documentElement" alt="">
      <img name="elementFromPoint" alt=""><img name="querySelectorAll" alt=""><img name="styleSheets" alt="">
      <img name="getElementsByTagName" alt=""><img name="scrollingElement" alt=""><img name="createElement" alt="">`,
  },
  {
    id: 'clobbered-form',
    body: `
      <form id="around"><input name="nodeName"><input name="parentNode"><input name="isConnected"><input name="children">
      <input name="style"><input name="getAttribute"><input name="tagName"><input name="id"><input name="className">
      <input name="getRootNode"><input name="contains"><input name="matches"><input name="parentElement">
      <input name="getBoundingClientRect"><input name="querySelectorAll"><input name="getAnimations"><input name="attributes"><input name="nodeType"><input name="hidden"><input name="assignedSlot">BUTTON</form>`,
  },
];

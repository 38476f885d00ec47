/**
 * Page script. `unseen.tricks` tries what scripts do to find out whether a native is one, and what subclasses and
 * callers rely on.
 */
globalThis.unseen.tricks = (note) => {
  const { describeError, stackOf } = globalThis.unseen;
  const { appendChild, insertBefore } = Node.prototype;
  const { set: setBody } = Object.getOwnPropertyDescriptor(Document.prototype, 'body');
  const { get: getStyle, set: setStyle } = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'style');
  const make = (tag) => document.createElement(tag);
  const notOurs = (name) => name !== 'unseen';

  const ofTheDocument = {
    'new appendChild': () => new Node.prototype.appendChild(),
    'appendChild of nothing': () => document.body.appendChild(),
    'appendChild of text': () => document.body.appendChild('text'),
    'appendChild of an ancestor': () => document.body.appendChild(document.documentElement),
    'appendChild of a proxy': () => document.body.appendChild(new Proxy(make('p'), {})),
    'insertBefore a stranger': () => document.body.insertBefore(make('p'), make('p')),
    'insertBefore one argument': () => document.body.insertBefore(make('p')),
    'removeChild of a stranger': () => document.head.removeChild(make('p')),
    'replaceChild of nothing': () => document.body.replaceChild(),
    'append to document': () => document.append('text'),
    'body set to a div': () => Reflect.apply(setBody, document, [make('div')]),
    'body set to nothing': () => Reflect.apply(setBody, document, []),
    'style of nothing': () => Reflect.apply(getStyle, undefined, []),
    'style set to nothing': () => Reflect.apply(setStyle, make('p'), []),
    'setAttribute of one argument': () => document.body.setAttribute('class'),
    'setAttribute with a bad name': () => document.body.setAttribute('1<', ''),
    'setAttribute by an object': () => {
      let asked = 0;
      make('p').setAttribute({ toString: () => `data-${asked++}` }, { toString: () => asked++ });
      return asked;
    },
    'insertAdjacentHTML at a bad place': () => document.body.insertAdjacentHTML('nowhere', ''),
    'insertRule of nonsense': () => new CSSStyleSheet().insertRule('nonsense'),
    'attachShadow twice': () => {
      const host = make('div');
      host.attachShadow({ mode: 'open' });
      host.attachShadow({ mode: 'open' });
    },
    'attachShadow of an image': () => make('img').attachShadow({ mode: 'open' }),
    'open without arguments': () => new XMLHttpRequest().open(),
    'open with a bad method': () => new XMLHttpRequest().open('<', '/'),
    'send before open': () => new XMLHttpRequest().send(),
    'beacon to a bad address': () => navigator.sendBeacon('bad:'),
    'beacon of nothing': () => navigator.sendBeacon(),
    'keys in a for-in of an element': () => {
      const keys = [];
      for (const key in make('iframe')) keys.push(key);
      return keys.join(' ');
    },
    'keys in a for-in of the window': () => {
      const keys = [];
      for (const key in window) keys.push(key);
      return keys.filter(notOurs).join(' ');
    },
    'own names of the window': () => Object.getOwnPropertyNames(window).filter(notOurs).join(' '),
    'same method on every element': () =>
      document.body.appendChild === document.createTextNode('').appendChild,
    'name and length': () =>
      `${appendChild.name} ${appendChild.length} ${insertBefore.length} ${setBody.name}`,
    'own keys of a method': () => Reflect.ownKeys(appendChild).map(String).join(' '),
    'text of a bound method': () => appendChild.bind(document.body).toString(),
    'text of toString': () => Function.prototype.toString.toString(),
    'toString of no function': () => Function.prototype.toString.call({}),
    'toString without receiver': () => Reflect.apply(Function.prototype.toString, undefined, []),
    'new toString': () => new Function.prototype.toString(),
    'text of an heir': () => Object.create(appendChild).toString(),
    'text of a proxy': () => Function.prototype.toString.call(new Proxy(appendChild, {})),
    'text of a proxy that watches': () => {
      const seen = [];
      const traps = new Proxy({}, { get: (_, trap) => void seen.push(trap) });
      const text = Function.prototype.toString.call(new Proxy(appendChild, traps));
      return `${text} ${seen.join()}`;
    },
    'scripts of the page': () => [...document.scripts].map(({ src }) => src.replace(/^.*\//, '')).join(' '),
    'attributes of the page': () =>
      [...document.querySelectorAll('html, head, body')]
        .flatMap((element) => element.getAttributeNames())
        .join(' '),
    'frames of the page': () => window.length,
    'files of extensions': () =>
      performance.getEntries().filter(({ name }) => /extension:/.test(name)).length,
    'names on Error': () => Object.getOwnPropertyNames(Error).join(' '),
    'stack of an error': () => new Error('here').stack.includes('extension'),
  };

  class Socket extends WebSocket {
    shout() {
      return `${this.url} from ${typeof this.send}`;
    }
  }
  class Source extends EventSource {}
  const address = 'wss://socket.example/';
  const ofConstructors = {
    'WebSocket without new': () => WebSocket(address),
    'WebSocket without address': () => new WebSocket(),
    'WebSocket of a bad address': () => new WebSocket('https://socket.example/#fragment'),
    'EventSource without new': () => EventSource('/events'),
    'EventSource without address': () => new EventSource(),
    'EventSource of a bad address': () => new EventSource('https://'),
    'constructor of WebSocket': () => WebSocket.prototype.constructor === WebSocket,
    'constructor of EventSource': () => EventSource.prototype.constructor === EventSource,
    'prototype of a subclass': () => Object.getPrototypeOf(Socket) === WebSocket,
    'subclass without address': () => new Socket(),
    'address read by WebSocket': () => {
      let asked = 0;
      const socket = new WebSocket({ toString: () => `${address}${asked++}` });
      socket.close();
      return `${socket.url} ${asked}`;
    },
    'WebSocket subclass': () => {
      const socket = new Socket(address);
      socket.close();
      return [
        socket.shout(),
        socket.constructor === Socket,
        socket instanceof WebSocket,
        Object.prototype.toString.call(socket),
        Object.getPrototypeOf(Socket.prototype) === WebSocket.prototype,
      ].join();
    },
    'EventSource subclass': () => {
      const source = new Source('/events');
      source.close();
      return [source.constructor === Source, source instanceof EventSource, String(source)].join();
    },
    'constructed with another target': () => {
      const Other = class {};
      const socket = Reflect.construct(WebSocket, [address], Other);
      return Object.getPrototypeOf(socket) === Other.prototype;
    },
    'constructed as a method': () => {
      const holder = { WebSocket };
      const socket = new holder.WebSocket(address);
      socket.close();
      return Object.getPrototypeOf(socket) === WebSocket.prototype;
    },
    'statics of WebSocket': () => `${Object.hasOwn(WebSocket, 'OPEN')} ${Reflect.set(WebSocket, 'OPEN', 9)}`,
    'own keys of WebSocket': () => Reflect.ownKeys(WebSocket).map(String).join(' '),
    'fetch of nothing': () => typeof fetch().catch(() => {}),
    'fetch with another receiver': () => typeof fetch.call({}, '/').catch(() => {}),
    'fetch without receiver': () => typeof Reflect.apply(fetch, undefined, ['/fetched']).catch(() => {}),
    'address read by fetch': () => {
      let asked = 0;
      fetch({ toString: () => `/fetched/${asked++}` }).catch(() => {});
      return asked;
    },
    'method read by fetch': () => {
      let asked = 0;
      const init = {
        get method() {
          asked++;
          return 'GET';
        },
      };
      fetch('/fetched', init).catch(() => {});
      return asked;
    },
  };

  for (const [name, step] of Object.entries({ ...ofTheDocument, ...ofConstructors })) {
    try {
      note(`trick: ${name}`, String(step()));
    } catch (error) {
      note(`trick: ${name}`, describeError(error));
      note(`trick: ${name} › stack`, stackOf(error));
    }
  }
};

/**
 * Page script. `unseen.order` notes in which order, and how often, natives turn what they are given into text, read options
 * and run what they set off.
 */
globalThis.unseen.order = async (note) => {
  const { describeError, spoken, watchful } = globalThis.unseen;
  const make = (tag) => document.createElement(tag);
  const blank = () => document.implementation.createHTMLDocument('blank');

  /** `step` is given something that says its text when asked, and an object of options that says what is read. */
  const logged = async (name, step) => {
    const log = [];
    const say = (label, text = label) => spoken(log, label, text);
    const options = (target) => watchful(log, 'options', target);
    try {
      log.push(`gives ${String(await step(say, options, log))}`);
    } catch (error) {
      log.push(describeError(error));
    }
    note(`order: ${name}`, log.join(', '));
  };

  const onBody = (tag, step) => {
    const element = make(tag);
    document.body.append(element);
    try {
      return step(element);
    } finally {
      element.remove();
    }
  };

  await logged('setAttribute', (say) => make('p').setAttribute(say('name', 'class'), say('value')));
  await logged('setAttribute in the body', (say) =>
    onBody('p', (p) => p.setAttribute(say('name', 'style'), say('value', 'color: red'))),
  );
  await logged('setAttribute of a handler', (say) =>
    make('p').setAttribute(say('name', 'onclick'), say('value', '1')),
  );
  await logged('setAttributeNS', (say) => make('p').setAttributeNS(null, say('name', 'src'), say('value')));
  await logged('toggleAttribute', (say) => make('p').toggleAttribute(say('name', 'hidden'), say('force')));
  await logged('removeAttribute', (say) => make('p').removeAttribute(say('name', 'class')));
  for (const property of ['className', 'textContent', 'innerHTML', 'innerText', 'outerHTML', 'outerText'])
    await logged(property, (say) => {
      const parent = make('div');
      const child = parent.appendChild(make('p'));
      child[property] = say('value');
      return parent.innerHTML;
    });
  await logged('innerHTML in the body', (say) =>
    onBody('p', (p) => {
      p.innerHTML = say('value', '<b>bold</b>');
      return p.innerHTML;
    }),
  );
  for (const [tag, property] of [
    ['script', 'src'],
    ['script', 'type'],
    ['iframe', 'src'],
    ['iframe', 'srcdoc'],
    ['iframe', 'width'],
    ['a', 'href'],
    ['p', 'hidden'],
    ['button', 'disabled'],
  ])
    await logged(`${tag}.${property}`, (say) => {
      const element = make(tag);
      element[property] = say('value');
      return element.outerHTML;
    });
  await logged('style', (say) => {
    const p = make('p');
    p.style = say('value', 'color: red');
    return p.outerHTML;
  });
  await logged('insertAdjacentHTML', (say) =>
    make('p').insertAdjacentHTML(say('place', 'beforeend'), say('markup')),
  );
  await logged('insertAdjacentElement', (say) =>
    make('p').insertAdjacentElement(say('place', 'beforeend'), make('b')),
  );
  await logged('append', (say) => {
    const p = make('p');
    p.append(say('one'), make('b'), say('two'));
    return p.innerHTML;
  });
  await logged('replaceChildren', (say) => {
    const p = make('p');
    p.replaceChildren(say('one'), say('two'));
    return p.innerHTML;
  });
  await logged('write', (say) => {
    const page = blank();
    page.write(say('one'), say('two'));
    return page.body.innerHTML;
  });
  await logged('open of a window', (say) => blank().open(say('address'), say('name'), say('features')));
  await logged('attachShadow', (_, options) =>
    make('div').attachShadow(options({ mode: 'open', delegatesFocus: false })),
  );
  await logged('insertRule', (say) =>
    new CSSStyleSheet().insertRule(say('rule', 'p { color: red }'), {
      valueOf() {
        return 0;
      },
    }),
  );
  await logged('replaceSync', (say) => new CSSStyleSheet().replaceSync(say('text', 'p { color: red }')));
  await logged('fetch', async (say, options) => {
    const init = options({ method: 'POST', body: 'body', headers: { 'x-a': '1' } });
    return (await fetch(say('address', '/answered'), init)).status;
  });
  await logged('fetch with getters', async (_, __, log) => {
    const init = {};
    for (const name of ['method', 'body', 'headers', 'mode'])
      Object.defineProperty(init, name, { get: () => void log.push(name), enumerable: true });
    return (await fetch('/answered', init)).status;
  });
  await logged('fetch with headers that log', async (_, options) => {
    const headers = options({ 'x-a': '1', 'x-b': '2' });
    return (await fetch('/answered', { headers })).status;
  });
  await logged('fetch elsewhere with headers that log', async (_, options) => {
    const headers = options({ 'x-a': '1' });
    return (await fetch('https://elsewhere.example/answered', { headers })).status;
  });
  await logged('XMLHttpRequest', (say) => {
    const request = new XMLHttpRequest();
    request.open(say('method', 'POST'), say('address', '/answered'), false);
    request.setRequestHeader(say('header', 'x-a'), say('value'));
    request.send(say('body'));
    return request.status;
  });
  await logged('XMLHttpRequest elsewhere', (say) => {
    const request = new XMLHttpRequest();
    request.open(say('method', 'POST'), say('address', 'https://elsewhere.example/answered'), false);
    request.send(say('body'));
    return request.status;
  });
  await logged('sendBeacon', (say) => navigator.sendBeacon(say('address', '/answered'), say('body')));
  await logged('setItem', (say) => {
    localStorage.setItem(say('key', 'unseen'), say('value'));
    localStorage.removeItem(say('removed', 'unseen'));
    return localStorage.length;
  });
  await logged('cookie', (say) => {
    // biome-ignore lint/suspicious/noDocumentCookie: it is what is tried.
    document.cookie = say('cookie', 'unseen=1; max-age=0');
    return document.cookie;
  });
  await logged('CookieStore.set', (_, options) =>
    globalThis.cookieStore?.set(options({ name: 'unseen', value: '1', expires: 1 })),
  );
  await logged('setTimeout', (say, _, log) => {
    const timer = setTimeout(say('code', '0'), {
      valueOf() {
        log.push('delay');
        return 0;
      },
    });
    return typeof timer;
  });
  for (const name of ['clearTimeout', 'clearInterval'])
    await logged(name, (_say, _options, log) => {
      const timer = setTimeout(() => {}, 2_000);
      globalThis[name](timer);
      return globalThis[name]({
        valueOf() {
          log.push('timer');
          return timer;
        },
      });
    });
  await logged('WebSocket', (say) => {
    const socket = new WebSocket(say('address', 'wss://socket.example/'), say('protocol'));
    socket.close();
    return socket.url;
  });
  await logged('EventSource', (say, options) => {
    const source = new EventSource(say('address', '/events'), options({ withCredentials: true }));
    source.close();
    return source.url;
  });
  await logged('createObjectURL', () => URL.createObjectURL(new Blob(['text'])).replace(/[^/]*$/, ''));
  await logged('defineProperty', (say, options) => {
    const owner = options({});
    Object.defineProperty(owner, say('name'), options({ value: 1, configurable: true }));
    Reflect.defineProperty(owner, say('other'), options({ value: 1, configurable: true }));
    return Reflect.deleteProperty(owner, say('name'));
  });
  for (const name of ['freeze', 'seal', 'preventExtensions'])
    await logged(name, (_, options) => typeof Object[name](options({ a: 1 })));
  await logged('a node that logs', (_, options) => document.body.appendChild(options(make('p'))));
  await logged('a node that logs, before', (_, options) =>
    document.body.insertBefore(make('p'), options({})),
  );
  await logged('a node that logs, among others', (_, options) => document.body.append(options(make('p'))));
  await logged('an element that logs', (_, options) =>
    Element.prototype.append.call(options(document.body), make('p')),
  );

  await reactions(logged, make);
  await ownProperties(logged, blank);
};

/** When what a native sets off runs: reactions of custom elements, scripts, observers, microtasks. */
async function reactions(logged, make) {
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  await logged('reactions of custom elements', async (_, __, log) => {
    class Reacting extends HTMLElement {
      static observedAttributes = ['class', 'style'];
      connectedCallback() {
        log.push(`connected to ${this.parentNode.nodeName}`);
      }
      disconnectedCallback() {
        log.push(`disconnected, ${this.parentNode?.nodeName}`);
      }
      attributeChangedCallback(name, _before, after) {
        log.push(`${name} ${after}`);
      }
    }
    customElements.define('unseen-reacting', Reacting);
    const observer = new MutationObserver((records) => log.push(`observed ${records.length}`));
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    queueMicrotask(() => log.push('microtask'));
    const element = make('unseen-reacting');
    log.push('made');
    document.body.append(element);
    log.push('appended');
    element.className = 'a';
    element.setAttribute('style', 'color: red');
    element.style.color = 'blue';
    document.head.insertBefore(element, null);
    log.push('moved');
    document.body.insertAdjacentElement('beforeend', element);
    element.replaceWith(make('b'));
    log.push('replaced');
    document.body.lastChild.remove();
    await settled();
    observer.disconnect();
    return '';
  });
  await logged('a script put in', async (_, __, log) => {
    globalThis.unseen.ran = () => {
      const { currentScript } = document;
      log.push(`ran as ${currentScript?.id}, ${currentScript?.parentNode?.nodeName}`);
    };
    const script = make('script');
    script.id = 'unseen-inline';
    script.textContent = 'unseen.ran()';
    Promise.resolve().then(() => log.push('microtask'));
    document.body.appendChild(script);
    log.push('put in');
    await settled();
    script.remove();
    delete globalThis.unseen.ran;
    return document.currentScript;
  });
  await logged('events of a stranger', async (_, __, log) => {
    const button = make('button');
    document.body.append(button);
    const heard = (event) => log.push(`${event.type} ${event.isTrusted} ${event.eventPhase}`);
    button.addEventListener('click', heard);
    document.body.addEventListener('click', heard, true);
    button.click();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    button.remove();
    document.body.removeEventListener('click', heard, true);
    return '';
  });
  await logged('errors of a listener', async (_, __, log) => {
    const heard = (event) => {
      event.preventDefault();
      log.push(`${event.message} ${event.lineno > 0}`);
    };
    addEventListener('error', heard);
    const target = new EventTarget();
    target.addEventListener('any', () => {
      throw new Error('of a listener');
    });
    target.dispatchEvent(new Event('any'));
    await settled();
    removeEventListener('error', heard);
    return '';
  });
}

/** What a page put on its own objects, under the names of natives, is asked only by the page. */
async function ownProperties(logged, blank) {
  const holding = (owner, log, names, step) => {
    for (const name of names)
      Object.defineProperty(owner, name, { get: () => void log.push(`own ${name}`), configurable: true });
    try {
      return step(owner);
    } finally {
      for (const name of names) delete owner[name];
    }
  };
  const ofDocument = ['readyState', 'documentElement', 'body', 'head', 'cookie', 'baseURI', 'currentScript'];
  await logged('own properties of a document', (_, __, log) =>
    holding(document, log, ofDocument, () => {
      const p = document.createElement('p');
      Node.prototype.appendChild.call(document.getElementsByTagName('body')[0], p);
      p.remove();
      return '';
    }),
  );
  await logged('own properties of a written document', (_, __, log) =>
    holding(blank(), log, ofDocument, (page) => {
      page.write('text');
      page.writeln('text');
      page.open();
      return page.close();
    }),
  );
  await logged('own properties of a range', (_, __, log) =>
    holding(document.createRange(), log, ['commonAncestorContainer', 'startContainer'], (range) => {
      range.deleteContents();
      range.insertNode(document.createTextNode('text'));
      return range.extractContents().textContent;
    }),
  );
  await logged('own properties of a root', (_, __, log) =>
    holding(document.createElement('div').attachShadow({ mode: 'open' }), log, ['host'], (root) => {
      root.adoptedStyleSheets = [new CSSStyleSheet()];
      return root.adoptedStyleSheets.length;
    }),
  );
  await logged('own properties of a prototype', (_, __, log) => {
    const before = Object.getOwnPropertyDescriptor(ShadowRoot, Symbol.hasInstance);
    Object.defineProperty(ShadowRoot, Symbol.hasInstance, {
      value: () => void log.push('asked whether it is a root'),
      configurable: true,
    });
    document.adoptedStyleSheets = [];
    delete ShadowRoot[Symbol.hasInstance];
    return before;
  });
  await logged('elements of every list', (_, __, log) => {
    Object.defineProperty(Array.prototype, 0, { set: () => void log.push('set 0'), configurable: true });
    try {
      const p = document.createElement('p');
      document.body.append(p);
      document.body.removeChild(p);
      document.head.insertAdjacentHTML('beforeend', '<meta name="a">');
      document.head.lastChild.remove();
    } finally {
      delete Array.prototype[0];
    }
    return '';
  });
}

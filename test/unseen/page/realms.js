/**
 * Page script. `unseen.realms` calls natives across documents: of frames, of documents without a window, and on what was
 * taken into another one. It notes results, errors with their realm and the stacks of errors as a page formats them.
 */
globalThis.unseen.realms = async (note) => {
  const { describe, describeError } = globalThis.unseen;
  const make = (tag) => document.createElement(tag);
  const tried = async (name, step) => {
    try {
      note(`realms: ${name}`, describe(await step()));
    } catch (error) {
      note(`realms: ${name}`, describeError(error));
    }
  };

  const frame = make('iframe');
  frame.srcdoc = '<!doctype html><title>other</title><p>text</p>';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const other = frame.contentWindow;
  const { appendChild, insertBefore } = other.Node.prototype;
  const realmOf = (step) => {
    try {
      return step();
    } catch (error) {
      const ours = error instanceof Error || error instanceof DOMException;
      return `${error.name} of ${ours ? 'this realm' : 'the other'}`;
    }
  };

  await tried('their method on our element', () => {
    const p = appendChild.call(document.body, make('p'));
    const { ownerDocument } = p;
    p.remove();
    return ownerDocument === document;
  });
  await tried('our method on their element', () => {
    const p = Node.prototype.appendChild.call(other.document.body, make('p'));
    const moved = p.ownerDocument === other.document && p instanceof HTMLElement;
    other.Element.prototype.remove.call(p);
    return `${moved} ${p.isConnected}`;
  });
  await tried('their error on our element', () => realmOf(() => appendChild.call(document.body, 'text')));
  await tried('our error on their element', () =>
    realmOf(() => Node.prototype.appendChild.call(other.document.body, 'text')),
  );
  await tried('their DOMException', () =>
    realmOf(() => insertBefore.call(document.body, make('p'), make('b'))),
  );
  await tried('their error without receiver', () => realmOf(() => Reflect.apply(appendChild, undefined, [])));
  await tried(
    'their fetch',
    async () => (await other.fetch.call(window, '/answered')).constructor === Response,
  );
  await tried('their fetch without receiver', async () => {
    const answer = await Reflect.apply(other.fetch, undefined, ['/answered']);
    return answer instanceof other.Response;
  });
  await tried('their timer', () => typeof other.setTimeout.call(window, () => {}, 0));
  await tried('their socket constructed by ours', () => {
    const socket = Reflect.construct(WebSocket, ['wss://socket.example/'], other.WebSocket);
    socket.close();
    return `${socket instanceof WebSocket} ${socket instanceof other.WebSocket}`;
  });
  await tried('their text of ours', () => other.Function.prototype.toString.call(Node.prototype.appendChild));
  await tried('our text of theirs', () => Function.prototype.toString.call(appendChild));
  await tried('their text of our accessor', () => {
    const { set } = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
    return other.Function.prototype.toString.call(set);
  });
  await tried('their text of our text', () =>
    other.Function.prototype.toString.call(Function.prototype.toString),
  );
  await tried('their bind of ours', () => {
    const bound = other.Function.prototype.bind.call(Node.prototype.appendChild, document.body, make('p'));
    const text = `${bound} ${bound.name} ${bound.length}`;
    bound().remove();
    return text;
  });
  await tried('their freeze of our object', () => Object.isFrozen(other.Object.freeze({ a: 1 })));
  await tried('same natives in both', () =>
    ['appendChild', 'textContent', 'nodeType'].map(
      (name) => Object.hasOwn(Node.prototype, name) === Object.hasOwn(other.Node.prototype, name),
    ),
  );
  frame.remove();
  await tried('their method when their frame is gone', () => {
    const p = appendChild.call(document.body, make('p'));
    p.remove();
    return p.isConnected;
  });
  await tried('their text of ours when their frame is gone', () =>
    other.Function.prototype.toString.call(Node.prototype.appendChild),
  );

  await kinds(tried, make);
  await detached(tried, realmOf, make);
  await formatted(tried, make);
};

/** What each kind of frame tells of a function of ours, at once and when it has loaded. */
async function kinds(tried, make) {
  const page = '<!doctype html><p>text</p>';
  const url = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
  const attributes = {
    'a blank frame': {},
    'a blob frame': { src: url },
    'a javascript frame': { src: `javascript:'${page}'` },
    'a frame of the site': { src: '/answered' },
  };
  const text = ({ contentWindow }) =>
    contentWindow.Function.prototype.toString.call(Node.prototype.appendChild);
  for (const [name, given] of Object.entries(attributes)) {
    const frame = Object.assign(make('iframe'), given);
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
      setTimeout(resolve, 3_000);
    });
    document.body.append(frame);
    await tried(`their text of ours in ${name}, at once`, () => text(frame));
    await loaded;
    await tried(`their text of ours in ${name}`, () => text(frame));
    await tried(`their text of ours in ${name} that was written`, () => {
      frame.contentDocument.open();
      frame.contentDocument.write(page);
      frame.contentDocument.close();
      return text(frame);
    });
    frame.remove();
  }
}

/** Documents that no window shows. */
async function detached(tried, realmOf, make) {
  const page = document.implementation.createHTMLDocument('detached');
  await tried('a detached document', () => {
    page.body.appendChild(page.createElement('p')).className = 'a';
    page.body.innerHTML += '<script>unseen.wrong = 1</script>';
    page.body.append(page.createElement('iframe'));
    page.body.style.color = 'red';
    page.head.append(page.createElement('style'));
    return `${page.documentElement.outerHTML} ${page.defaultView} ${'wrong' in globalThis.unseen}`;
  });
  await tried('a detached document written', () => {
    page.open();
    page.write('<p>one', '<p>two');
    page.close();
    return `${page.body.innerHTML} ${page.readyState}`;
  });
  await tried('a body for a detached document', () => {
    const body = page.createElement('body');
    page.body = body;
    return page.body === body;
  });
  await tried('a parsed document', () => {
    const parsed = new DOMParser().parseFromString('<a><b/></a>', 'text/xml');
    parsed.documentElement.append(parsed.createElement('c'));
    parsed.documentElement.textContent = 'text';
    return new XMLSerializer().serializeToString(parsed);
  });
  await tried('a template', () => {
    const template = make('template');
    template.innerHTML = '<script>unseen.wrong = 1</script><p onclick="1">text</p>';
    const copy = document.importNode(template.content, true);
    const p = make('p');
    p.append(copy);
    return p.innerHTML;
  });
  await tried('an adopted element', () => {
    const p = document.adoptNode(page.createElement('p'));
    document.body.append(p);
    p.remove();
    return p.ownerDocument === document;
  });
  await tried('a body twice', () => realmOf(() => document.documentElement.append(document)));
}

/** Chromium lets a page format stacks and say how long they are. */
async function formatted(tried, make) {
  const record = () => {
    const p = make('p');
    document.body.append(p);
    p.className = 'a';
    document.body.removeChild(p);
  };
  await tried('an own format of stacks', () => {
    const asked = [];
    Error.prepareStackTrace = (error) => void asked.push(String(error));
    record();
    const { stack } = new Error('ours');
    delete Error.prepareStackTrace;
    return `${stack} ${asked.join()} ${Object.getOwnPropertyNames(Error).join(' ')}`;
  });
  await tried('an own length of stacks', () => {
    const before = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
    Object.defineProperty(Error, 'stackTraceLimit', { value: 2, writable: true, configurable: true });
    record();
    const { stack } = new Error('ours');
    const after = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
    Object.defineProperty(Error, 'stackTraceLimit', before);
    return `${JSON.stringify(after)} ${stack.split('\n').length < 9} ${JSON.stringify(before)}`;
  });
  await tried('a watched length of stacks', () => {
    const before = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
    const asked = [];
    Object.defineProperty(Error, 'stackTraceLimit', {
      get: () => void asked.push('get'),
      set: () => void asked.push('set'),
      configurable: true,
    });
    record();
    Object.defineProperty(Error, 'stackTraceLimit', before);
    return asked.join();
  });
  await tried('an Error of its own', () => {
    const native = globalThis.Error;
    const made = [];
    globalThis.Error = class extends native {
      constructor(...args) {
        super(...args);
        made.push('made');
      }
    };
    record();
    globalThis.Error = native;
    return made.join();
  });
  await tried('a function that says who called', () => {
    const callers = [];
    const node = make('p');
    Object.defineProperty(node, 'nodeName', { get: () => void callers.push('asked') });
    document.body.append(node);
    node.remove();
    return callers.join();
  });
}

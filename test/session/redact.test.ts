import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/observation.ts';
import { idMark } from '../../src/session/keyed-hash.ts';
import { redactFact, redactStack, redactText, redactUrl, urlKey } from '../../src/session/redact.ts';

const key = 'a1'.repeat(32);
const other = 'b2'.repeat(32);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const jwt = `${base64('{"alg":"HS256"}').replaceAll('=', '')}.${base64('{"sub":"1234567890"}').replaceAll('=', '')}.dozjgNryP4J3jVmNHl0w5N`;

/** Each secret with the pieces of it that must not be found in what is stored. */
const secrets: Record<string, { secret: string; pieces?: string[] }> = {
  'session cookie': { secret: 's%3AvB8d0kQmZ1xT5yLr2WnHcPq7.GtUeJ3sF', pieces: ['vB8d0kQmZ1xT5yLr2WnHcPq7'] },
  'PHP session id': { secret: '8f14e45fceea167a5a36dedd4bea2543' },
  'e-mail': { secret: 'jane.doe@customer.test', pieces: ['jane', 'customer.test'] },
  'e-mail, percent-encoded': { secret: 'jane.doe%40customer.test', pieces: ['jane'] },
  'e-mail, encoded twice': { secret: 'jane.doe%2540customer.test', pieces: ['jane'] },
  'e-mail, base64': { secret: base64('jane.doe@customer.test').replaceAll('=', '') },
  'e-mail, hex': { secret: Buffer.from('jane.doe@customer.test').toString('hex') },
  'e-mail with tag': { secret: 'jane+chat@customer.test', pieces: ['jane', 'chat'] },
  JWT: { secret: jwt, pieces: jwt.split('.') },
  'Stripe key': { secret: 'sk_live_4eC39HqLyjWDarjtT1zdp7dc', pieces: ['4eC39HqLyjWDarjtT1zdp7dc'] },
  'Stripe test key': { secret: 'pk_test_TYooMQauvdEDq54NiTphI7jx', pieces: ['TYooMQauvdEDq54NiTphI7jx'] },
  'GitHub token': {
    secret: 'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    pieces: ['16C7e42F292c6912E7710c838347Ae178B4a'],
  },
  'Slack token': {
    secret: 'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy',
    pieces: ['17653672481', 'pdFZKVeTuE8sk7oOcHrzqqgy'],
  },
  'AWS key': { secret: 'AKIAIOSFODNN7EXAMPLE' },
  'Google API key': {
    secret: 'AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe',
    pieces: ['SyDaGmWKa4JsXZ', 'HjGw7ISLn'],
  },
  'npm token': { secret: 'npm_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789' },
  'card number': { secret: '4111111111111111' },
  'card number in groups': { secret: '4111-1111-1111-1111', pieces: ['1111'] },
  'phone, international': { secret: '+49-170-123-4567', pieces: ['4567'] },
  'phone, digits': { secret: '01701234567' },
  IBAN: { secret: 'GB82WEST12345698765432', pieces: ['WEST', '98765432'] },
  'OAuth code': { secret: '4/0AX4XfWh7Qn3kPz9sYb2RtUv8LmCdEf', pieces: ['0AX4XfWh7Qn3kPz9sYb2RtUv8LmCdEf'] },
  'CSRF token': { secret: 'kR9xW2pLqV7nT4mZ8bYc3HdJ' },
  UUID: { secret: '550e8400-e29b-41d4-a716-446655440000', pieces: ['550e8400', '446655440000'] },
  IPv4: { secret: '203.0.113.77' },
  IPv6: { secret: '2001:db8:85a3:0:0:8a2e:370:7334', pieces: ['85a3', '8a2e'] },
  'customer number': { secret: '88123456' },
  'social security number': { secret: '078-05-1120' },
  'chat text': { secret: 'my%20dog%20ate%20the%20invoice', pieces: ['dog', 'invoice'] },
  'bearer token': { secret: 'Bearer%20abc123def', pieces: ['abc123def'] },
};

const idOf = (text: string) => idMark(text, key);
const shown = (text: string, pieces: readonly string[]) => pieces.filter((piece) => text.includes(piece));

describe.each(Object.entries(secrets))('%s', (_, { secret, pieces = [secret] }) => {
  it.each([
    ['a path', `https://shop.test/a/${secret}/b`],
    ['the last segment', `https://shop.test/a/${secret}`],
    ['a query value', `https://shop.test/a?theme=dark&value=${secret}`],
    ['a query key', `https://shop.test/a?${secret}`],
    ['a fragment', `https://shop.test/a#${secret}`],
    ['userinfo', `https://${encodeURIComponent(secret)}:x@shop.test/a`],
    ['a matrix parameter', `https://shop.test/a;sid=${secret}`],
    ['a data: address', `data:text/plain,${secret}`],
    ['a javascript: address', `javascript:send('${secret}')`],
    ['a relative address', `/a/${secret}?q=${secret}`],
  ])('does not survive in %s', (_where, url) => {
    expect(shown(redactUrl(url, key), pieces)).toEqual([]);
  });

  it('does not survive in text and stacks', () => {
    const plain = decodeURIComponent(secret);
    expect(shown(redactText(`failed: "${plain}" at https://shop.test/x/${secret}`, key), pieces)).toEqual([]);
    for (const line of [
      `    at send (https://shop.test/a/${secret}/app.js:12:5)`,
      `    at eval (eval at send (https://shop.test/app.js?u=${secret}:1:2), <anonymous>:3:4)`,
      `send@https://shop.test/app.js?u=${secret}:12:5`,
      `send@https://shop.test/a/${secret}/app.js line 5 > eval:1:1`,
      `Error: could not send ${plain}`,
      `    at javascript:send('${secret}'):1:1`,
    ]) {
      expect(shown(redactStack(line, key), pieces)).toEqual([]);
    }
  });
});

const textSecrets: Record<string, [string, string[]]> = {
  'basic authorization': ['Authorization: Basic amFuZTpodW50ZXIy', ['amFuZTpodW50ZXIy']],
  'bearer token': ['Bearer abc.def-123', ['abc.def', '123']],
  'cookie list': ['sid=abc123; theme=dark', ['abc123']],
  'JSON password': ['{"password":"hunter2"}', ['hunter2']],
  'quoted chat text': ['could not parse "my dog ate it"', ['dog']],
  'card with spaces': ['card 4111 1111 1111 1111', ['1111']],
  'phone with spaces': ['call +44 20 7946 0958', ['7946']],
  'national phone': ['call (555) 123-4567', ['4567']],
  'IBAN with spaces': ['GB82 WEST 1234 5698 7654 32', ['WEST', '5698']],
};
it.each(Object.entries(textSecrets))('%s does not survive in text', (_, [text, pieces]) => {
  expect(shown(redactText(text, key), pieces)).toEqual([]);
});

it.each([
  'https://cdn.overtalk.example/tag.js',
  'https://www.shop.test/assets/app.3f9a2b1c.js',
  'https://www.shop.test/assets/main-BkX3a9_2.js',
  'https://www.shop.test/static/js/2.8f14e45fceea167a5a36dedd4bea2543.chunk.js',
  'https://www.shop.test/_next/static/chunks/pages/_app-7f4a1b2c3d4e5f60.js',
  'https://unpkg.com/vue@3.4.21/dist/vue.global.prod.js',
  'https://cdn.jsdelivr.net/npm/@scope/pkg@1.2.3/dist/index.min.mjs',
  'https://www.googletagmanager.com/gtm.js',
  'https://static.hotjar.test/c/hotjar-1234567.js',
  'https://widget.intercom.test/widget/frame-modern.8a1b2c3d.js',
  'https://code.jquery.com/jquery-3.7.1.slim.min.js',
  'https://shop.test/wp-content/plugins/contact-form-and-live-chat/includes/js/index.js',
  'https://shop.test/img/logo@2x.png',
  'https://d1a2b3c4d5e6f7.cloudfront.net/lib/getElementsByClassNamePolyfill.js',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop/content.js',
  'http://203.0.113.7:8080/app.js',
  'about:srcdoc',
])('%s survives unchanged', (url) => {
  expect(redactUrl(url, key)).toBe(url);
  expect(redactStack(`    at async f.g [as h] (${url}:1:1234567)\nf/<@${url}:1:1234567`, key)).toBe(
    `    at async f.g [as h] (${url}:1:1234567)\nf/<@${url}:1:1234567`,
  );
});

it('keeps the form of evaluated frames in both engines', () => {
  const lines = [
    '    at eval (eval at run (https://shop.test/a.js:10:15), <anonymous>:1:1)',
    '    at eval (eval at <anonymous> (eval at run (https://shop.test/a.js:10:15)), <anonymous>:1:9)',
    '    at Array.forEach (<anonymous>)',
    '    at new Launcher (https://shop.test/a(1).js:3:7)',
    '    at https://shop.test/a.js:3:7',
    'run@https://shop.test/a.js line 5 > eval line 2 > Function:1:1',
    'promise callback*run@https://shop.test/a.js:3:7',
    '@https://shop.test/a.js:3:7',
    'forEach@[native code]',
  ];
  expect(redactStack(lines.join('\n'), key)).toBe(lines.join('\n'));
});

it.each([
  ['    at ', 'Wilhelmina Feather', ' (https://shop.test/a.js:3:7)'],
  ['    at async ', 'my ward is 7', ' (https://shop.test/a.js:3:7)'],
  ['    at ', 'Object.run [as Wilhelmina Feather]', ' (https://shop.test/a.js:3:7)'],
  ['requestIdleCallback handler*', 'Wilhelmina Feather', '@https://shop.test/a.js:3:7'],
  ['EventListener.handleEvent*async*', 'Wilhelmina Feather', '@https://shop.test/a.js:3:7'],
])('marks a name of words, and keeps what the engine says of the call: %s%s', (before, name, after) => {
  const safe = redactStack(before + name + after, key);
  expect(safe.startsWith(before)).toBe(true);
  expect(safe.slice(before.length)).toMatch(/^‹id:[0-9a-f]{8}›/);
  expect(safe.endsWith(after)).toBe(true);
});

it('keeps the names that engines make of several words', () => {
  const lines = [
    '    at get size [as size] (https://shop.test/a.js:3:7)',
    '    at async Object.run [as go] (https://shop.test/a.js:3:7)',
    'requestIdleCallback handler*get size@https://shop.test/a.js:3:7',
  ];
  for (const line of lines) expect(redactStack(line, key)).toBe(line);
});

it('takes an e-mail that evaluated code has as its name for no address', () => {
  expect(redactStack('run@jane.doe@customer.test:3:7', key)).toMatch(/^run@‹id:[0-9a-f]{8}›:3:7$/);
});

it('marks words where things have names', () => {
  const words = 'my ward is 7';
  const error: Fact = { kind: 'error', name: 'TypeError', missing: words, url: '', line: 1, column: 1 };
  expect(redactFact(error, key)).toMatchObject({ name: 'TypeError', missing: idOf(words) });
  const node = { id: 1, tag: 'div', htmlId: words };
  const click: Fact = { kind: 'click', vendor: 'parley', node, outcome: 'arrived' };
  expect(redactFact(click, key)).toMatchObject({ node: { htmlId: idOf(words) } });
});

it('keeps file names readable but not secrets in them', () => {
  expect(redactUrl(`https://shop.test/${jwt}.js`, key)).toMatch(/^https:\/\/shop\.test\/‹id:[0-9a-f]{8}›$/);
  expect(redactUrl('https://shop.test/sk_live_4eC39HqLyjWD.js', key)).not.toContain('4eC39HqLyjWD');
  expect(redactUrl('https://shop.test/jane@customer.test.js', key)).not.toContain('jane');
});

it('reduces opaque addresses to what tells equal ones from others', () => {
  const [data, blob] = [
    'data:image/png;base64,AAAA',
    'blob:https://shop.test/550e8400-e29b-41d4-a716-446655440000',
  ];
  expect(redactUrl(data, key)).toMatch(/^data:image\/png,‹id:[0-9a-f]{8}›$/);
  expect(redactUrl(blob, key)).toMatch(/^blob:https:\/\/shop\.test\/‹id:[0-9a-f]{8}›$/);
  expect(redactUrl('javascript:alert(1)', key)).toMatch(/^javascript:‹id:[0-9a-f]{8}›$/);
  expect(redactUrl(`${data}A`, key)).not.toBe(redactUrl(data, key));
  expect(redactUrl('https://jane:hunter2@shop.test/a#b', key)).toBe('https://shop.test/a');
  expect(redactUrl('file:///home/jane/site/index.html', key)).not.toContain('jane');
});

it('replaces host labels that carry an identifier, with a valid label', () => {
  const url = redactUrl('https://k3j9x2m4q8w1z7p5r6t0v2b4n8.tracker.test/a', key);
  expect(url).toMatch(/^https:\/\/id-[0-9a-f]{8}\.tracker\.test\/a$/);
});

it('tells identifiers apart within an audit and links nothing between audits', () => {
  const a = redactUrl('https://shop.test/u/88123456', key);
  expect(redactUrl('https://shop.test/u/88123456', key)).toBe(a);
  expect(redactUrl('https://shop.test/u/88123457', key)).not.toBe(a);
  expect(redactUrl('https://shop.test/u/88123456', other)).not.toBe(a);
  expect(urlKey('https://shop.test/?a=1#x', key)).toBe(urlKey('https://shop.test/?a=1', key));
  expect(urlKey('https://shop.test/?a=1', key)).not.toBe(urlKey('https://shop.test/?a=2', key));
  expect(urlKey('https://shop.test/', key)).toMatch(/^[0-9a-f]{16}$/);
});

it('redacts every text of a fact', () => {
  const fact: Fact = {
    kind: 'dom',
    api: 'Element.setAttribute',
    action: 'attribute',
    target: {
      id: 3,
      tag: 'div',
      htmlId: 'user-88123456',
      classes: ['chat', 'jane@customer.test'],
      url: 'https://shop.test/?q=1',
    },
    nodes: [],
    stack: { text: '    at f (https://shop.test/a.js?t=hunter2:1:2)', slot: 'ours' },
    marks: [],
  };
  const safe = redactFact(fact, key);
  expect(safe).toMatchObject({ kind: 'dom', api: 'Element.setAttribute', target: { id: 3, tag: 'div' } });
  expect(safe.target.classes?.[0]).toBe('chat');
  expect(safe.stack?.text).toMatch(/a\.js\?t=‹id:[0-9a-f]{8}›:1:2\)$/);
  expect(JSON.stringify(safe)).not.toMatch(/88123456|jane|hunter2|q=1/);
});

it('keeps of code what tells equal code from other, in stacks and beside scripts', () => {
  const codes = ['0123456789abcdef0123456789abcdef'];
  const fact: Fact = {
    kind: 'dom',
    api: 'Node.appendChild',
    action: 'insert',
    target: { id: 1, tag: 'BODY' },
    nodes: [{ id: 2, tag: 'SCRIPT', codes }],
    stack: {
      text: `    at f (<anonymous>:1:2 #${codes[0]} as https://shop.test/?t=hunter2)\n…`,
      slot: 'ours',
      boundBy: '    at f (https://shop.test/a.js?t=hunter2:1:2)',
    },
    marks: [],
  };
  const safe = redactFact(fact, key) as typeof fact;
  const [mark] = safe.nodes[0]?.codes ?? [];
  expect(mark).toMatch(/^[0-9a-f]{16}$/);
  expect(safe.stack?.text).toContain(`<anonymous>:1:2 #${mark} as https://shop.test/`);
  expect(safe.stack?.text).toMatch(/\n…$/);
  expect(JSON.stringify(safe)).not.toMatch(/hunter2|0123456789abcdef/);
});

it('stores of a value neither itself nor what could be tried against it', () => {
  const digest = createHash('sha256').update('hunter2').digest('hex').slice(0, 32);
  const value = { length: 7, shape: 'text', hash: digest } as const;
  const request: Fact = {
    kind: 'request',
    api: 'fetch',
    method: 'POST',
    url: 'https://api.parley.test/v1/notes?label=hunter2',
    parameters: [
      { place: 'query', name: 'label', ...value },
      { place: 'body', name: 'jane.doe@customer.test', ...value },
    ],
    owned: [
      {
        ...{ vendor: 'parley', source: 'cookies', item: 'parley_*', path: 'jane.doe@customer.test' },
        ...{ shared: false, hash: digest, encoding: 'URL, SHA-256', within: 'alone' },
        ...{ place: 'header', name: 'x-88123456' },
      } as const,
    ],
  };
  const safe = redactFact(request, key);
  expect(safe.parameters?.[0]).toEqual({
    place: 'query',
    name: 'label',
    length: 7,
    shape: 'text',
    hash: expect.any(String),
  });
  expect(safe.owned?.[0]).toMatchObject({ item: 'parley_*', encoding: 'URL, SHA-256', within: 'alone' });
  expect(safe.parameters?.[0]?.hash).toMatch(/^[0-9a-f]{16}$/);
  expect(safe.parameters?.[0]?.hash).toBe(safe.owned?.[0]?.hash);
  expect(redactFact(request, other).parameters?.[0]?.hash).not.toBe(safe.parameters?.[0]?.hash);
  const write: Fact = {
    ...{ kind: 'write', api: 'Storage.setItem', area: 'local', event: 'set', vendor: 'intercom' },
    ...{ item: 'intercom-id-*', present: true, changed: true, value },
  } as const;
  expect(redactFact(write, key)).toEqual({ ...write, value: { ...value, hash: safe.parameters?.[0]?.hash } });
  const repeat = { kind: 'repeat', of: 1, times: 2, firstMs: 1, hashes: [`${digest} ${digest}`] } as const;
  const hash = safe.parameters?.[0]?.hash;
  expect(redactFact({ ...repeat, hashes: [...repeat.hashes] }, key)).toEqual({
    ...repeat,
    hashes: [`${hash} ${hash}`],
  });
  expect(JSON.stringify([safe, redactFact(write, key)])).not.toMatch(
    new RegExp(`hunter2|jane|88123456|${digest.slice(0, 16)}`),
  );
});

describe('properties', () => {
  const noise = (n: number) => createHash('sha256').update(String(n)).digest();
  const random = fc
    .tuple(fc.nat(), fc.constantFrom('base64url', 'hex', 'base36'))
    .map(([n, form]) =>
      form === 'base36'
        ? BigInt(`0x${noise(n).toString('hex')}`).toString(36)
        : noise(n).toString(form as 'hex'),
    );
  const email = fc
    .tuple(fc.stringMatching(/^[a-z]{4,10}\.[a-z]{4,10}$/), fc.stringMatching(/^[a-z]{4,10}$/))
    .map(([name, host]) => `${name}@${host}.test`);

  it('lets no random token through a path or text', () => {
    fc.assert(
      fc.property(random, (token) => {
        expect(redactUrl(`https://shop.test/a/${token}/b`, key)).not.toContain(token);
        expect(redactText(`seen ${token} there`, key)).not.toContain(token);
      }),
    );
  });

  it('lets no e-mail through, however it is encoded', () => {
    fc.assert(
      fc.property(email, (address) => {
        for (const form of [
          address,
          encodeURIComponent(address),
          base64(address),
          Buffer.from(address).toString('hex'),
        ]) {
          expect(redactUrl(`https://shop.test/${form}`, key)).not.toContain(form);
          expect(redactUrl(`https://shop.test/${form}.js`, key)).not.toContain(form);
          expect(redactText(form, key)).not.toContain(form);
        }
      }),
    );
  });

  it('never throws and keeps line and column', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, line, column) => {
        redactText(text, key);
        redactStack(text, key);
        redactUrl(text, key);
        expect(
          redactStack(`    at f (https://shop.test/${encodeURIComponent(text)}:${line}:${column})`, key),
        ).toMatch(new RegExp(`:${line}:${column}\\)$`));
      }),
    );
  });
});

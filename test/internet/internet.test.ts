import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Internet, startInternet } from './internet.ts';
import { createLine } from './line.ts';

interface Reply {
  status: number;
  type: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

let internet: Internet;

beforeEach(async () => {
  internet = await startInternet({
    'shop.example': {
      '/': { body: '<!doctype html>home' },
      '/tag.js': { body: 'tag' },
      '/tag.js?v=2': { body: 'tag 2' },
      '/api/*': (request) => ({ status: 201, body: JSON.stringify({ echo: request.body }) }),
      '/api/broken': () => {
        throw new Error('no answer');
      },
    },
    '*.cdn.example': [[/^\/v\d+\/lib\.js$/, { body: 'lib', headers: { 'Content-Type': 'text/plain' } }]],
  });
});
afterEach(() => internet.close());

test('plain http is answered by host and path', async () => {
  expect(await get('http://shop.example/')).toMatchObject({ status: 200, body: '<!doctype html>home' });
  expect((await get('http://shop.example/')).type).toContain('text/html');
  expect(await get('http://shop.example/tag.js?x=1')).toMatchObject({ body: 'tag' });
  expect((await get('http://shop.example/tag.js')).type).toContain('text/javascript');
});

test('the more precise route wins, and one added later replaces an equal one', async () => {
  expect((await get('http://shop.example/tag.js?v=2')).body).toBe('tag 2');
  internet.route('shop.example', '/tag.js', { body: 'newer' });
  internet.route('*', '/*', { body: 'anything' });
  expect((await get('http://shop.example/tag.js')).body).toBe('newer');
  expect((await get('http://other.example/x')).body).toBe('anything');
});

test('answers over one line take turns', async () => {
  const line = createLine({ latencyMs: 0, bytesPerMs: 1_000 });
  internet.route('shop.example', '/long', { body: 'x'.repeat(400_000), line });
  internet.route('shop.example', '/short', { body: 'x'.repeat(9_000), line });
  const done: string[] = [];
  const ask = async (path: string) => {
    const { body } = await get(`http://shop.example${path}`);
    done.push(`${path} ${body.length}`);
  };
  await Promise.all([ask('/long'), ask('/short')]);
  expect(done).toEqual(['/short 9000', '/long 400000']);
});

test('https is answered for any host, wildcards and expressions included', async () => {
  expect(await get('https://a.b.cdn.example/v12/lib.js')).toMatchObject({
    status: 200,
    body: 'lib',
    type: 'text/plain',
  });
  expect(await get('https://a.cdn.example/v/lib.js')).toMatchObject({ status: 404 });
});

test('what is not mapped is a 404 that a script may read', async () => {
  const reply = await get('https://nowhere.example/x?y=1');
  expect(reply.status).toBe(404);
  expect(reply.headers['access-control-allow-origin']).toBe('*');
});

test('requests are logged with scheme, host, query, method, headers and body', async () => {
  const body = 'x'.repeat(70_000);
  const reply = await get('http://shop.example/api/send?a=b', {
    method: 'POST',
    body,
    headers: { 'x-own': '1' },
  });
  expect(reply.status).toBe(201);
  await get('https://Shop.Example/api/broken');
  expect(internet.requests).toMatchObject([
    {
      scheme: 'http',
      host: 'shop.example',
      path: '/api/send?a=b',
      method: 'POST',
      headers: { 'x-own': '1' },
    },
    { scheme: 'https', host: 'shop.example', path: '/api/broken', method: 'GET', body: '' },
  ]);
  expect(internet.requests[0]?.body).toHaveLength(64 * 1024);
  expect(Date.now() - (internet.requests[0]?.at ?? 0)).toBeLessThan(10_000);
});

test('a route that throws answers 500, one with a delay answers late', async () => {
  expect(await get('http://shop.example/api/broken')).toMatchObject({
    status: 500,
    body: 'Error: no answer',
  });
  internet.route('slow.example', '/', { body: 'late', delayMs: 150 });
  const start = performance.now();
  await get('http://slow.example/');
  expect(performance.now() - start).toBeGreaterThan(140);
});

test('a route may hang, and closing cuts it', async () => {
  internet.route('hang.example', '/', () => new Promise(() => undefined));
  const pending = get('http://hang.example/');
  const outcome = expect(pending).rejects.toThrow();
  while (internet.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await internet.close();
  await outcome;
});

test('replacing routes forgets the old ones and the requests', async () => {
  await get('http://shop.example/');
  internet.replaceRoutes({ 'new.example': { '/': { body: 'new' } } });
  expect(internet.requests).toEqual([]);
  expect((await get('http://shop.example/')).status).toBe(404);
  expect((await get('http://new.example/')).body).toBe('new');
});

test.each(['wss', 'ws'] as const)('%s through a tunnel is accepted, logged and echoed', async (scheme) => {
  const tunnel = await openTunnel('chat.example', scheme === 'wss');
  const client = new WebSocket(`${scheme}://chat.example/socket?id=7`, { createConnection: () => tunnel });
  const echoed = new Promise<string>((resolve, reject) => {
    client.on('open', () => client.send('hello'));
    client.on('message', (data) => resolve(String(data)));
    client.on('error', reject);
  });
  expect(await echoed).toBe('hello');
  client.terminate();
  expect(internet.requests).toMatchObject([{ scheme, host: 'chat.example', path: '/socket?id=7' }]);
});

function openTunnel(host: string, secure: boolean): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const ask = httpRequest({
      port: internet.port,
      host: '127.0.0.1',
      method: 'CONNECT',
      path: `${host}:443`,
    });
    ask.on('error', reject);
    ask.on('connect', (_reply, socket) => {
      if (!secure) return resolve(socket as TLSSocket);
      const tls = connect({ socket, servername: host, rejectUnauthorized: false }, () => resolve(tls));
      tls.on('error', reject);
    });
    ask.end();
  });
}

async function get(
  address: string,
  init: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const url = new URL(address);
  const secure = url.protocol === 'https:';
  const socket = secure ? await openTunnel(url.hostname, true) : undefined;
  const target = secure
    ? { createConnection: () => socket as TLSSocket, path: url.pathname + url.search }
    : { host: '127.0.0.1', port: internet.port, path: address };
  return new Promise((resolve, reject) => {
    const ask = httpRequest(
      { ...target, method: init.method ?? 'GET', headers: { ...init.headers, host: url.host } },
      async (message) => {
        let body = '';
        for await (const chunk of message) body += chunk;
        const { headers } = message;
        resolve({ status: message.statusCode ?? 0, type: headers['content-type'], headers, body });
      },
    );
    ask.on('error', reject);
    ask.end(init.body);
  });
}

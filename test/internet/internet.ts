import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { readBody, respond } from './answer.ts';
import { certificate } from './certificate.ts';
import {
  type AnswerSource,
  createRouteTable,
  type LoggedRequest,
  type PathPattern,
  type Routes,
} from './routes.ts';

export interface Internet {
  port: number;
  /** `http://127.0.0.1:PORT`, to be set as the browser's proxy for http and https. */
  proxyUrl: string;
  /** Every request in the order in which it was read to its end; `replaceRoutes` empties it in place. */
  requests: LoggedRequest[];
  /** Adds a route; among equally precise routes the last one answers. */
  route(host: string, path: PathPattern, answer: AnswerSource): void;
  /** Forgets all routes and all logged requests; answers by these from now on. */
  replaceRoutes(routes: Routes): void;
  /** Cuts every connection, hanging answers included. */
  close(): Promise<void>;
}

const TLS_HANDSHAKE = 0x16;

/**
 * Starts a forward proxy on loopback that is itself every server of the internet: any host name, http and https
 * (one self-signed certificate), WebSockets echoed. It opens no connection of its own, so nothing leaves the machine.
 */
export async function startInternet(routes: Routes = {}): Promise<Internet> {
  const table = createRouteTable(routes);
  const requests: LoggedRequest[] = [];
  const sockets = new Set<Socket>();
  const echo = new WebSocketServer({ noServer: true });

  const serve = (server: Server, secure: boolean) => {
    server.on('request', async (message, response) => {
      const request = describe(message, secure ? 'https' : 'http');
      request.body = await readBody(message);
      requests.push(request);
      await respond(table.find(request.host, request.path), request, response);
    });
    server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
      requests.push(describe(message, secure ? 'wss' : 'ws'));
      echo.handleUpgrade(message, socket, head, (client) => {
        client.on('error', () => client.terminate());
        client.on('message', (data, isBinary) => client.send(data, { binary: isBinary }));
      });
    });
    server.on('clientError', (_error, socket) => socket.destroy());
  };

  const proxy = createServer();
  const behindTls = createTlsServer(await certificate());
  serve(proxy, false);
  serve(behindTls, true);
  proxy.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  behindTls.on('tlsClientError', (_error, socket) => socket.destroy());

  // A tunnel may carry TLS or, for ws://, plain HTTP: the first byte tells.
  proxy.on('connect', (_message: IncomingMessage, socket: Socket) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      const server = first[0] === TLS_HANDSHAKE ? behindTls : proxy;
      server.emit('connection', socket);
      // Resumed at once, the TLS handshake never starts (Node takes the unshifted bytes up a tick later).
      process.nextTick(() => socket.resume());
    });
  });

  await new Promise<void>((resolve, reject) => {
    proxy.once('error', reject);
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const { port } = proxy.address() as AddressInfo;

  const replaceRoutes = (by: Routes) => {
    table.replace(by);
    requests.length = 0;
  };
  const close = () => {
    for (const client of echo.clients) client.terminate();
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => proxy.close(() => resolve()));
  };
  return { port, proxyUrl: `http://127.0.0.1:${port}`, requests, route: table.add, replaceRoutes, close };
}

function describe(message: IncomingMessage, scheme: LoggedRequest['scheme']): LoggedRequest {
  // A proxied http request names its whole URL, all others only their path.
  const url = new URL(message.url ?? '/', `${scheme}://${message.headers.host ?? 'unknown.invalid'}`);
  return {
    scheme,
    host: url.hostname,
    path: url.pathname + url.search,
    method: message.method ?? 'GET',
    headers: message.headers,
    body: '',
    at: Date.now(),
  };
}

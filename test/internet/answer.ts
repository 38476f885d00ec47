import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, AnswerSource, LoggedRequest } from './routes.ts';

const BODY_LIMIT_BYTES = 64 * 1024;
/** Answers that share a line take turns by so much. */
const PIECE_BYTES = 8 * 1024;

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml; charset=utf-8',
};

const NOT_MAPPED: Answer = {
  status: 404,
  headers: { 'access-control-allow-origin': '*', 'content-type': 'text/plain; charset=utf-8' },
  body: 'not mapped in the fixture internet',
};

/** Reads the whole body and keeps its first 64 KB as text; an upload that breaks off gives what arrived. */
export async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      if (bytes < BODY_LIMIT_BYTES) chunks.push(chunk);
      bytes += chunk.length;
    }
  } catch {
    return text(chunks);
  }
  return text(chunks);
}

/** Writes the route's answer, 404 when there is no route, 500 with the message when a route's function throws. */
export async function respond(
  source: AnswerSource | undefined,
  request: LoggedRequest,
  response: ServerResponse,
): Promise<void> {
  const answer = await resolve(source, request);
  const delayMs = (answer.delayMs ?? 0) + (answer.line?.latencyMs ?? 0);
  if (delayMs > 0) await delay(delayMs, undefined, { ref: false });
  if (response.destroyed) return;
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status ?? 200, {
    'content-type': contentType(request.path, answer.body),
    'content-length': String(body.length),
    ...lowerCaseNames(answer.headers ?? {}),
  });
  if (!answer.line) return void response.end(body);
  for (let at = 0; at < body.length; at += PIECE_BYTES) {
    const piece = body.subarray(at, at + PIECE_BYTES);
    await answer.line.carry(piece.length);
    response.write(piece);
  }
  response.end();
}

async function resolve(source: AnswerSource | undefined, request: LoggedRequest): Promise<Answer> {
  if (!source) return NOT_MAPPED;
  if (typeof source !== 'function') return source;
  try {
    return await source(request);
  } catch (error) {
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: String(error) };
  }
}

function contentType(path: string, body: string | Buffer): string {
  const byName = TYPES[extname(path.split('?')[0] ?? '').toLowerCase()];
  if (byName) return byName;
  const start = body.slice(0, 100).toString().trimStart();
  if (start.startsWith('<')) return 'text/html; charset=utf-8';
  if (start.startsWith('{') || start.startsWith('[')) return 'application/json; charset=utf-8';
  return 'text/plain; charset=utf-8';
}

function lowerCaseNames(headers: Record<string, string | string[]>): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function text(chunks: Buffer[]): string {
  return Buffer.concat(chunks).subarray(0, BODY_LIMIT_BYTES).toString('utf8');
}

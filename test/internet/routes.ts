import type { Line } from './line.ts';

/** What a route answers; `headers` win over the content type guessed from the path. Status 200 by default. */
export interface Answer {
  status?: number;
  headers?: Record<string, string | string[]>;
  body: string | Buffer;
  delayMs?: number;
  /** Over which it comes; at once otherwise. */
  line?: Line;
}

/** One request or WebSocket upgrade as it reached the fixture internet. */
export interface LoggedRequest {
  scheme: 'http' | 'https' | 'ws' | 'wss';
  /** Host name in lower case, without port. */
  host: string;
  /** Path with its query. */
  path: string;
  method: string;
  headers: Record<string, string | string[] | undefined>;
  /** At most the first 64 KB, read as UTF-8. */
  body: string;
  /** Arrival, in ms since the epoch. */
  at: number;
}

/** A fixed answer, or a function of the request; a promise that never settles leaves the request hanging. */
export type AnswerSource = Answer | ((request: LoggedRequest) => Answer | Promise<Answer>);

/** Exact (`/tag.js`; the query counts only when the pattern has one), prefix (`/api/*`), or RegExp on path and query. */
export type PathPattern = string | RegExp;

/** Host (`shop.example`, `*.example`, or `*` for all) → path pattern → answer; pairs where a RegExp is wanted. */
export type Routes = Record<string, Record<string, AnswerSource> | [PathPattern, AnswerSource][]>;

interface Route {
  host: string;
  path: PathPattern;
  answer: AnswerSource;
}

export interface RouteTable {
  add(host: string, path: PathPattern, answer: AnswerSource): void;
  find(host: string, path: string): AnswerSource | undefined;
  /** Forgets all routes and answers by these. */
  replace(routes: Routes): void;
}

/** The most precise route wins: by host, then exact path, RegExp, longest prefix; among equals the one added last. */
export function createRouteTable(routes: Routes): RouteTable {
  let table: Route[] = [];
  const add = (host: string, path: PathPattern, answer: AnswerSource) => {
    table.push({ host: host.toLowerCase(), path, answer });
  };
  const replace = (by: Routes) => {
    table = [];
    for (const [host, paths] of Object.entries(by)) {
      const pairs = Array.isArray(paths) ? paths : Object.entries(paths);
      for (const [path, answer] of pairs) add(host, path, answer);
    }
  };
  replace(routes);

  const find = (host: string, path: string) => {
    let best: Route | undefined;
    for (const route of table) {
      if (!hostMatches(route.host, host) || !pathMatches(route.path, path)) continue;
      if (!best || precision(route) >= precision(best)) best = route;
    }
    return best?.answer;
  };

  return { add, find, replace };
}

function hostMatches(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

function pathMatches(pattern: PathPattern, path: string): boolean {
  if (pattern instanceof RegExp) return path.search(pattern) !== -1;
  if (pattern.endsWith('*')) return path.startsWith(pattern.slice(0, -1));
  return pattern.includes('?') ? path === pattern : path.split('?')[0] === pattern;
}

function precision({ host, path }: Route): number {
  const hostRank = host.startsWith('*') ? host.length : 1_000;
  return hostRank * 1_000_000 + pathRank(path);
}

function pathRank(path: PathPattern): number {
  if (path instanceof RegExp) return 100_000;
  return path.endsWith('*') ? path.length : 200_000 + path.length;
}

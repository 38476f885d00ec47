import fc from 'fast-check';
import { type Observation, observationSchema } from '../../../src/model/observation.ts';
import { scriptOf, siteUrl } from '../../builders/log.ts';

/** Text that a page may have had a hand in: control characters, halves of pairs, markup, other languages, long. */
const hostile = [
  ...['\u0000\u001b[31m', '\ud800', 'a\udc00b', '\u202e\u2028', '[x](https://a.example/)', '{0}', '"\\'],
  ...['</script>', '__proto__', '%', '%zz', '%E0%A4%A', '🙂'],
];
export const anyText = (max: number) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
        .map((codes) => String.fromCharCode(...codes)),
      fc.constantFrom(...hostile),
      fc.constant('x\ud800 '.repeat(max)),
    )
    .map((text) => text.slice(0, max));

const schemes = [
  'https://',
  'http://',
  'wss:',
  'blob:https://',
  'data:',
  'about:',
  'javascript:',
  'file:///',
  '//',
  '',
];
export const anyUrl = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(scriptOf.affected, siteUrl) },
  fc.constantFrom(
    ...Object.values(scriptOf),
    siteUrl,
    'https://[',
    'https://[::1]:8/x[y]',
    'https://a:b@c@d/',
  ),
  fc.constantFrom(
    `https://shop.example/?q=‹id:0a1b2c3d›&r=‹id:00000000›`,
    'https://[1:2]/',
    'a//b',
    'x:////y',
  ),
  fc
    .tuple(fc.constantFrom(...schemes), anyText(4_000))
    .map(([scheme, rest]) => (scheme + rest).slice(0, 4096)),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);

const key = fc.constantFrom('k1', 'k2', 'k3');
const network = fc.record(
  {
    kind: fc.constant('network' as const),
    event: fc.constantFrom('asked', 'sent', 'redirected', 'completed', 'failed'),
    requestId: fc.oneof(fc.constantFrom('1', '2'), anyText(64)),
    url: anyUrl,
    method: fc.oneof(fc.constantFrom('GET', 'POST'), anyText(16)),
    type: fc.oneof(fc.constantFrom('script', 'main_frame', 'constructor'), anyText(32)),
    status: fc.nat(),
    error: anyText(200),
    initiator: anyUrl,
    worker: fc.boolean(),
  },
  { requiredKeys: ['kind', 'event', 'requestId', 'url', 'method', 'type', 'worker'] },
);
const stackText = fc
  .array(fc.tuple(anyText(40), anyUrl, fc.nat(), fc.nat()), { maxLength: 5 })
  .chain((frames) =>
    fc.constantFrom(
      frames.map(([name, url, line, column]) => `    at ${name} (${url}:${line}:${column})`).join('\n'),
      frames.map(([name, url, line, column]) => `${name}@${url}:${line}:${column}`).join('\n'),
    ),
  );
const request = fc.record({
  kind: fc.constant('request' as const),
  api: fc.constantFrom('fetch', 'script', 'websocket-message'),
  method: fc.constant('GET'),
  url: anyUrl,
  stack: fc.record({
    text: stackText.map((text) => text.slice(0, 16_384)),
    slot: fc.constant('ours' as const),
  }),
});
const page = fc.record({
  kind: fc.constant('page' as const),
  event: fc.constantFrom('start', 'route', 'hidden'),
  url: anyUrl,
  top: fc.boolean(),
  prerender: fc.boolean(),
});
const id = fc.oneof(fc.constantFrom('p1', 'p2', '__proto__', ''), anyText(64));

/** Any list of observations that the schema lets pass, in any order. */
export const anyObservations: fc.Arbitrary<Observation[]> = fc.array(
  fc
    .record({
      audit: fc.constant('a1'),
      document: id,
      page: id,
      seq: fc.nat({ max: 40 }),
      atMs: fc.oneof(fc.integer({ min: -5, max: 1_000 }), fc.constantFrom(1.7e308, -1.7e308)),
      tab: fc.nat(),
      frame: fc.nat(),
      pageUrl: anyUrl,
      urlKey: key,
      fact: fc.oneof({ weight: 4, arbitrary: network }, request, page),
    })
    .map((given) => observationSchema.parse(given)),
  { maxLength: 25 },
);

import { randomInt } from 'node:crypto';
import { transform } from 'esbuild';
import { innocentCode } from '../widgets/innocent-code.ts';
import { seeded } from '../widgets/seeded.ts';
import type { RealWidget } from '../widgets/widget.ts';
import { type Interferer, truthy } from './real-case.ts';

const HOSTS = ['cdn.overtalk.example', 'static.pageboost.example', 'js.adtools.example'];

type Api = 'fetch' | 'xhr' | 'beacon';

/** Ways to send; each holds its pattern once, in one line, also when minified. */
const WAYS: Record<Api, { code: (url: string) => string; sends: RegExp }> = {
  fetch: {
    code: (url) => `window.fetch('${url}', { method: 'POST', mode: 'no-cors', body: 'probe' });`,
    sends: /\.fetch\(/g,
  },
  xhr: {
    code: (url) => `var call = new XMLHttpRequest(); call.open('GET', '${url}'); call.send();`,
    sends: /\.send\(\)/g,
  },
  beacon: { code: (url) => `navigator.sendBeacon('${url}', 'probe');`, sends: /\.sendBeacon\(/g },
};

/**
 * A third party's script, drawn anew each time, that sends a request to `url`, a server of the widget's vendor, by
 * whatever stands in the slots of fetch, XMLHttpRequest and sendBeacon then.
 */
export function caller(
  url: string,
  apis: readonly Api[] = ['fetch', 'xhr', 'beacon'],
): (widget: RealWidget) => Promise<Interferer> {
  return async () => {
    const random = seeded(randomInt(1, 2 ** 31));
    const way = WAYS[random.pick(apis)];
    const host = random.pick(HOSTS);
    const path = `/v${random.integer(1, 9)}/measure.js`;
    const written = `(function () {
'use strict';
var queue = [];
${innocentCode(random, random.integer(0, 25), 100)}
window.addEventListener('load', function () {
  setTimeout(function () {
    ${way.code(url)}
  }, ${random.integer(600, 1_000)});
});
${innocentCode(random, random.integer(0, 25), 200)}
})();
`;
    const source = random.chance(0.5) ? (await transform(written, { minify: true })).code : written;
    return {
      tags: `<script src="https://${host}${path}"></script>`,
      routes: { [host]: { [path]: { body: source } } },
      detector: 'foreign-request',
      scriptUrl: `https://${host}${path}`,
      line: lineOf(source, way.sends),
      acted: async (page, ready) => {
        await truthy(page, ready);
        await truthy(
          page,
          `performance.getEntriesByType('resource').some(({ name }) => name.startsWith(${JSON.stringify(url)}))`,
        );
      },
    };
  };
}

/** Throws unless the pattern matches exactly once. */
function lineOf(source: string, pattern: RegExp): number {
  const matches = [...source.matchAll(pattern)];
  const index = matches[0]?.index;
  if (matches.length !== 1 || index === undefined)
    throw new Error(`${matches.length} places match ${pattern}`);
  return source.slice(0, index).split('\n').length;
}

import { randomBytes } from 'node:crypto';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { createLine } from '../internet/line.ts';
import type { Answer, Routes } from '../internet/routes.ts';
import { packageText } from '../widgets/package-file.ts';

/**
 * A page as sites have it, over a line as visitors have it. Kinds, numbers and bytes of its files are the medians of home pages on
 * desktops (HTTP Archive, Web Almanac 2024: 24 scripts of 613 KB, 18 pictures of 1,054, 8 sheets of 78, 4 fonts of 131, a document
 * of 18; https://almanac.httparchive.org/en/2024/page-weight). The line is Lighthouse's for desktops: 40 ms, 10,240 kbit/s
 * (`desktopDense4G`, https://github.com/GoogleChrome/lighthouse/blob/main/core/config/constants.js).
 */
const line = createLine({ latencyMs: 40, bytesPerMs: (10_240 * 1024) / 8 / 1000 });

/** 23 real files, 596 KB as they go over the line; the chat is the 24th. */
const scripts = [
  'jquery/dist/jquery.min.js',
  'htmx.org/dist/htmx.min.js',
  'alpinejs/dist/cdn.min.js',
  'vue/dist/vue.global.prod.js',
  'lodash/lodash.min.js',
  'core-js-bundle/minified.js',
  'posthog-js/dist/array.js',
  'mixpanel-browser/dist/mixpanel.min.js',
  'web-vitals/dist/web-vitals.iife.js',
  'micromodal/dist/micromodal.min.js',
  'vanilla-lazyload/dist/lazyload.iife.min.js',
  'js-cookie/dist/js.cookie.min.js',
  'lozad/dist/lozad.min.js',
  'preact/dist/preact.umd.js',
  'swup/dist/Swup.umd.js',
  'react/umd/react.production.min.js',
  'react-dom/umd/react-dom.production.min.js',
  'dompurify/dist/purify.min.js',
  'i18next/dist/umd/i18next.min.js',
  'axios/dist/axios.min.js',
  'rxjs/dist/bundles/rxjs.umd.min.js',
  'klaro/dist/klaro-no-css.js',
  'vanilla-cookieconsent/dist/cookieconsent.umd.js',
];
const scriptsInHead = 4;
const pictures = 18;
const picturePixels = 140;
const sheets = 8;
const rulesPerSheet = 500;
const fonts = 4;
const fontBytes = 33_000;
const paragraphsPerPicture = 11;
const paragraphCharacters = 80;

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const named = <T>(count: number, name: (i: number) => string, make: (i: number) => T): Record<string, T> =>
  Object.fromEntries(times(count, (i) => [name(i), make(i)]));

const sent = (body: Buffer, type: string): Answer => ({ body, headers: { 'content-type': type }, line });
const compressed = (text: string, type: string): Answer => ({
  body: gzipSync(text),
  headers: { 'content-type': type, 'content-encoding': 'gzip' },
  line,
});

/** A picture of noise: about three bytes for each pixel. */
function noise(pixels: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, pixels, 0, 0, 0, pixels, 8, 2, 0, 0, 0]);
  const rows = times(pixels, () => Buffer.concat([Buffer.from([0]), randomBytes(pixels * 3)]));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function sheet(i: number): string {
  const font =
    i < fonts ? `@font-face{font-family:F${i};src:url(/font-${i}.woff2)}.f${i}{font-family:F${i}}` : '';
  const rule = () => `.c${randomBytes(6).toString('hex')}{color:#${randomBytes(3).toString('hex')}}`;
  return font + times(rulesPerSheet, rule).join('');
}

function part(i: number): string {
  const text = () => randomBytes(paragraphCharacters / 2).toString('hex');
  const paragraphs = times(paragraphsPerPicture, (k) => `<p>${text()} <a href="/${i}/${k}">on</a></p>`).join(
    '',
  );
  const picture = `<img src="https://img.bench.example/${i}.png" width="${picturePixels}" height="${picturePixels}">`;
  return `<section class="f${i % fonts}"><h2>Part ${i}</h2>${picture}${paragraphs}</section>`;
}

function page(): string {
  const tags = scripts.map((_, i) => `<script src="/script-${i}.js"></script>`);
  const links = times(sheets, (i) => `<link rel="stylesheet" href="/sheet-${i}.css">`);
  return `<!doctype html><title>Load</title>${links.join('')}${tags.slice(0, scriptsInHead).join('')}<body>
    ${times(pictures, part).join('')}${tags.slice(scriptsInHead).join('')}
    <script src="https://cdn.parley.example/usual.js"></script>`;
}

/** `chat`: the text of the chat's script. The page is `https://bench.example/usual`. */
export function usualPage(chat: string): Routes {
  return {
    'bench.example': {
      '/usual': compressed(page(), 'text/html; charset=utf-8'),
      ...named(
        scripts.length,
        (i) => `/script-${i}.js`,
        (i) => compressed(packageText(scripts[i] ?? ''), 'text/javascript'),
      ),
      ...named(
        sheets,
        (i) => `/sheet-${i}.css`,
        (i) => compressed(sheet(i), 'text/css'),
      ),
      ...named(
        fonts,
        (i) => `/font-${i}.woff2`,
        () => sent(randomBytes(fontBytes), 'font/woff2'),
      ),
    },
    'img.bench.example': named(
      pictures,
      (i) => `/${i}.png`,
      () => sent(noise(picturePixels), 'image/png'),
    ),
    'cdn.parley.example': { '/usual.js': compressed(chat, 'text/javascript') },
  };
}

import type { PictureReport } from '../../../src/model/report.ts';
import type { Routes } from '../../internet/routes.ts';
import type { Pixels } from './png.ts';
import { secrets as s } from './secrets.ts';

/** Everything that is written on the page has this colour, and nothing else has. */
const writing = '#ff00ff';
const written = ([red, green, blue]: readonly number[]): boolean =>
  (red ?? 0) > 200 && (green ?? 0) < 64 && (blue ?? 0) > 200;

/**
 * A page with secrets in plain sight: around the chat, beneath and over its button (a layer that takes no clicks), on the button, in its
 * greeting, and in its frame. The button goes away after a while.
 */
export const picturedRoutes: Routes = {
  'shop.example': {
    '/*': {
      headers: { 'content-type': 'text/html' },
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${s.fullName}</title>
<style>* { color: ${writing}; font: 700 20px/22px sans-serif; margin: 0 } div, button, p, iframe { position: fixed }</style>
<p style="inset: 0">${`${s.fullName} ${s.address} ${s.email} ${s.card} ${s.iban} `.repeat(60)}</p>
<div id="parley-bubble" style="right: 24px; bottom: 110px; width: 300px; height: 90px; background: #fff">${s.chatText}: ${s.phone}</div>
<button id="parley-launcher" style="right: 24px; bottom: 24px; width: 64px; height: 64px; border: 0; padding: 0; background: #2d5bd7">${s.password}</button>
<iframe src="https://chat.parley.example/" style="left: 24px; bottom: 24px; width: 320px; height: 240px; border: 0"></iframe>
<p style="right: 24px; bottom: 60px; pointer-events: none">${s.apiKey.slice(0, 8)}</p>
<script src="https://cdn.parley.example/parley.js"></script>
<script>addEventListener('load', () => setTimeout(() => document.getElementById('parley-launcher').remove(), 3_000))</script>`,
    },
  },
  'cdn.parley.example': { '/parley.js': { body: 'window.Parley = { open() {} };' } },
  'chat.parley.example': {
    '/*': {
      headers: { 'content-type': 'text/html' },
      body: `<!doctype html><meta charset="utf-8"><title>Chat</title>
<body style="background: #fff; color: ${writing}; font: 700 20px/22px sans-serif">${`${s.chatText}. ${s.fullName}. `.repeat(6)}`,
    },
  },
};

type Rectangle = Pick<PictureReport['boxes'][number], 'left' | 'top' | 'width' | 'height'>;

const holds = ({ left, top, width, height }: Rectangle, x: number, y: number): boolean =>
  x >= left && y >= top && x < left + width && y < top + height;

/** How many pixels of writing there are, in all and in each of these places; `scale`: pixels of the image in one of theirs. */
export function writingIn(pixels: Pixels, places: readonly Rectangle[] = [], scale = 1) {
  const inPlaces = places.map(() => 0);
  let all = 0;
  for (let y = 0; y < pixels.height; y++)
    for (let x = 0; x < pixels.width; x++) {
      if (!written(pixels.at(x, y))) continue;
      all++;
      places.forEach((place, i) => {
        if (holds(place, x / scale, y / scale)) inPlaces[i] = (inPlaces[i] ?? 0) + 1;
      });
    }
  return { all, inPlaces };
}

/** Colours of the pixels that are in none of these places. */
export function coloursOutside(pixels: Pixels, places: readonly Rectangle[]): Set<string> {
  const colours = new Set<string>();
  for (let y = 0; y < pixels.height; y++)
    for (let x = 0; x < pixels.width; x++)
      if (!places.some((place) => holds(place, x, y))) colours.add(pixels.at(x, y).join(' '));
  return colours;
}

/**
 * The shortest row or column of one colour inside a box, without the line around it and what stands in these other places. A
 * letter is made of strokes of a few pixels.
 */
export function shortestStroke(pixels: Pixels, box: Rectangle, others: readonly Rectangle[]): number {
  const line = 2;
  const [wide, high] = [box.width - 2 * line, box.height - 2 * line];
  const colourAt = (x: number, y: number): string | null => {
    const [left, top] = [box.left + line + x, box.top + line + y];
    return others.some((other) => holds(other, left, top)) ? null : pixels.at(left, top).join(' ');
  };
  const numbers = (length: number) => Array.from({ length }, (_, i) => i);
  const rows = numbers(high).map((y) => numbers(wide).map((x) => colourAt(x, y)));
  const columns = numbers(wide).map((x) => numbers(high).map((y) => colourAt(x, y)));
  return Math.min(...[...rows, ...columns].flatMap(runsIn));
}

/** Lengths of what has one colour, but for what is cut off by another place. */
function runsIn(colours: readonly (string | null)[]): number[] {
  const starts = colours.flatMap((colour, i) => (i === 0 || colour !== colours[i - 1] ? [i] : []));
  return starts.flatMap((start, i) => {
    const end = starts[i + 1] ?? colours.length;
    const isCut = [start - 1, start, end].some((at) => colours[at] === null);
    return isCut ? [] : [end - start];
  });
}

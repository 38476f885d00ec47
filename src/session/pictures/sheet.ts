import type { Box, Standing } from '../../model/picture.ts';

/** Where on the screen and on the picture a chat stands; `screen` in pixels of what the browser showed. */
export type Area = { box: Box; screen: Rectangle };
export type Rectangle = { left: number; top: number; width: number; height: number };
export type Sheet = { width: number; height: number; areas: Area[] };
export type Cell = Rectangle & { colour: string };

const widthAtMost = 1_000;
/** CSS pixels. No letter is read in one square, and a box has too few of them to draw one. */
const cellAtLeast = 12;
const cellsAcross = 4;
/** Averages are told in steps: what is left of a text in them cannot be told from noise. */
const colourStep = 32;
const jumpAtMost = 16;
/** Share of what is in view: a box that is larger is the page itself, as far as anybody can tell. */
const shareAtMost = 0.6;
const sameSize = 2;

/**
 * The boxes of two looks, one right before and one right after the picture was taken: what is inside both. Null where the
 * page was scrolled, laid out anew or left meanwhile.
 */
export function steady(one: Standing, other: Standing): Standing | null {
  const isSame =
    one.document === other.document &&
    one.isShown &&
    other.isShown &&
    one.width === other.width &&
    one.height === other.height &&
    one.scrollX === other.scrollX &&
    one.scrollY === other.scrollY &&
    one.pinch === 1 &&
    other.pinch === 1 &&
    one.boxes.length === other.boxes.length;
  if (!isSame) return null;
  const boxes = one.boxes.flatMap((box, i) => {
    const now = other.boxes[i];
    return now && isNear(box, now) ? [{ ...now, ...within(box, now) }] : [];
  });
  return boxes.length === one.boxes.length ? { ...one, boxes } : null;
}

type StandingBox = Standing['boxes'][number];

const isNear = (a: StandingBox, b: StandingBox): boolean =>
  a.node === b.node &&
  a.state === b.state &&
  [
    a.left - b.left,
    a.top - b.top,
    a.left + a.width - b.left - b.width,
    a.top + a.height - b.top - b.height,
  ].every((jump) => Math.abs(jump) <= jumpAtMost);

function within(a: Rectangle, b: Rectangle): Rectangle {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const width = Math.max(0, Math.min(a.left + a.width, b.left + b.width) - left);
  const height = Math.max(0, Math.min(a.top + a.height, b.top + b.height) - top);
  return { left, top, width, height };
}

/** What is drawn where, the largest box first, so that what stands in another stays seen. Null where the image is of another view. */
export function sheetOf(standing: Standing, image: { width: number; height: number }): Sheet | null {
  const scale = image.width / standing.width;
  if (!(scale > 0) || Math.abs(image.height / scale - standing.height) > sameSize) return null;
  const shrink = Math.min(1, widthAtMost / standing.width);
  const view = { left: 0, top: 0, width: standing.width, height: standing.height };
  const areas = standing.boxes
    .map((box) => ({ ...box, ...within(box, view) }))
    .filter(({ width, height }) => width >= 1 && height >= 1)
    .sort((a, b) => b.width * b.height - a.width * a.height)
    .map(({ vendor, state, ...place }): Area => {
      const isPage = place.width * place.height > shareAtMost * view.width * view.height;
      const shown = state === 'gone' || isPage ? 'outline' : 'mosaic';
      return { box: { vendor, ...scaled(place, shrink), shown, state }, screen: scaled(place, scale) };
    });
  return { width: Math.round(view.width * shrink), height: Math.round(view.height * shrink), areas };
}

/** To whole pixels, never outwards. */
function scaled({ left, top, width, height }: Rectangle, by: number): Rectangle {
  const x = Math.ceil(left * by);
  const y = Math.ceil(top * by);
  return {
    left: x,
    top: y,
    width: Math.max(1, Math.floor((left + width) * by) - x),
    height: Math.max(1, Math.floor((top + height) * by) - y),
  };
}

/** How many squares a box has along its sides; `perPixel`: pixels of the screen in a CSS pixel. */
export function gridOf({ width, height }: Pick<Rectangle, 'width' | 'height'>, perPixel: number) {
  const cell = Math.max(cellAtLeast * perPixel, Math.min(width, height) / cellsAcross);
  return { across: Math.max(1, Math.floor(width / cell)), down: Math.max(1, Math.floor(height / cell)) };
}

/** The squares of a box: `pixels` are those of the screen in it, four numbers each. */
export function mosaicOf(
  pixels: Uint8ClampedArray,
  screen: Rectangle,
  box: Rectangle,
  perPixel: number,
): Cell[] {
  const { across, down } = gridOf(screen, perPixel);
  const at = (length: number, part: number, parts: number) => Math.round((length * part) / parts);
  return Array.from({ length: across * down }, (_, i) => {
    const [column, row] = [i % across, Math.floor(i / across)];
    const part = (of: Rectangle) => ({
      left: at(of.width, column, across),
      top: at(of.height, row, down),
      right: at(of.width, column + 1, across),
      bottom: at(of.height, row + 1, down),
    });
    const { left, top, right, bottom } = part(box);
    return {
      left: box.left + left,
      top: box.top + top,
      width: right - left,
      height: bottom - top,
      colour: averageOf(pixels, screen.width, part(screen)),
    };
  });
}

type Part = { left: number; top: number; right: number; bottom: number };

function averageOf(pixels: Uint8ClampedArray, width: number, { left, top, right, bottom }: Part): string {
  const sums = [0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++)
      for (let i = 0; i < 3; i++) sums[i] = (sums[i] ?? 0) + (pixels[(y * width + x) * 4 + i] ?? 0);
  const count = Math.max(1, (right - left) * (bottom - top));
  return `rgb(${sums.map((sum) => Math.min(255, Math.round(sum / count / colourStep) * colourStep)).join(' ')})`;
}

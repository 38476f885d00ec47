import { type Cell, mosaicOf, type Rectangle, type Sheet } from './sheet.ts';

/** All colours of a picture, but for those of the squares. */
const mask = '#c8c6c2';
const ink = '#1d3fbb';
const paper = '#ffffff';

const lineWidth = 2;
const dash = 6;
/** Digits as rows of three bits: letters of a font would have as many colours as a text of the page. */
const digits = [
  ...[0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111],
  ...[0b101_101_111_001_001, 0b111_100_111_001_111, 0b111_100_111_101_111, 0b111_001_001_001_001],
  ...[0b111_101_111_101_111, 0b111_101_111_001_111],
];
const dot = 3;
const digitRows = 5;
const digitColumns = 3;

/**
 * The picture of a sheet, drawn anew: of `image` it takes averages and nothing else. `perPixel`: its pixels in a CSS pixel.
 */
export async function drawn(image: ImageBitmap, sheet: Sheet, perPixel: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(sheet.width, sheet.height);
  const context = contextOf(canvas);
  const fill = (colour: string, { left, top, width, height }: Rectangle) => {
    context.fillStyle = colour;
    context.fillRect(left, top, width, height);
  };
  fill(mask, { left: 0, top: 0, ...sheet });
  for (const { box, screen } of sheet.areas)
    if (box.shown === 'mosaic')
      for (const { colour, ...cell } of squaresOf(image, screen, box, perPixel)) fill(colour, cell);
  sheet.areas.forEach(({ box }, i) => {
    for (const line of outlineOf(box, box.state === 'gone')) fill(ink, line);
    const label = labelOf(i + 1, box);
    fill(ink, label.ground);
    for (const one of label.dots) fill(paper, one);
  });
  return canvas.convertToBlob({ type: 'image/png' });
}

function squaresOf(image: ImageBitmap, screen: Rectangle, box: Rectangle, perPixel: number): Cell[] {
  const { left, top, width, height } = screen;
  const context = contextOf(new OffscreenCanvas(width, height));
  context.drawImage(image, -left, -top);
  return mosaicOf(context.getImageData(0, 0, width, height).data, screen, box, perPixel);
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return context;
}

/** Right inside the box; broken where nothing stands there any more. */
export function outlineOf({ left, top, width, height }: Rectangle, isBroken: boolean): Rectangle[] {
  const step = isBroken ? dash * 2 : Number.POSITIVE_INFINITY;
  const along = (length: number): { from: number; long: number }[] => {
    if (!isBroken) return [{ from: 0, long: length }];
    return Array.from({ length: Math.ceil(length / step) }, (_, i) => ({
      from: i * step,
      long: Math.min(dash, length - i * step),
    }));
  };
  const across = along(width).flatMap(({ from, long }) =>
    [top, top + height - lineWidth].map((y) => ({
      left: left + from,
      top: y,
      width: long,
      height: lineWidth,
    })),
  );
  const down = along(height).flatMap(({ from, long }) =>
    [left, left + width - lineWidth].map((x) => ({
      left: x,
      top: top + from,
      width: lineWidth,
      height: long,
    })),
  );
  return [...across, ...down];
}

/** The box's number, above it, or in its corner where there is no room. */
export function labelOf(number: number, box: Rectangle): { ground: Rectangle; dots: Rectangle[] } {
  const shown = [...String(number)].map((digit) => digits[Number(digit)] ?? 0);
  const height = (digitRows + 2) * dot;
  const ground = {
    left: box.left,
    top: box.top >= height ? box.top - height : box.top,
    width: (shown.length * (digitColumns + 1) + 1) * dot,
    height,
  };
  const dots = shown.flatMap((bits, place) =>
    Array.from({ length: digitRows * digitColumns }, (_, i) => i)
      .filter((i) => (bits >> (digitRows * digitColumns - 1 - i)) & 1)
      .map((i) => ({
        left: ground.left + (place * (digitColumns + 1) + 1 + (i % digitColumns)) * dot,
        top: ground.top + (1 + Math.floor(i / digitColumns)) * dot,
        width: dot,
        height: dot,
      })),
  );
  return { ground, dots };
}

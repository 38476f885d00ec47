import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../src/model/picture.ts';
import { labelOf, outlineOf } from '../../../src/session/pictures/draw.ts';
import { gridOf, mosaicOf, sheetOf, steady } from '../../../src/session/pictures/sheet.ts';

type StandingBox = Standing['boxes'][number];
const launcher: StandingBox = {
  vendor: 'parley',
  node: 2,
  left: 1100,
  top: 600,
  width: 64,
  height: 64,
  state: 'clickable',
};
const standing = (boxes: Partial<StandingBox>[], given: Partial<Standing> = {}): Standing => ({
  document: 'p1',
  isShown: true,
  width: 1200,
  height: 700,
  scrollX: 0,
  scrollY: 0,
  pinch: 1,
  boxes: boxes.map((box) => ({ ...launcher, ...box })),
  ...given,
});

describe('two looks around a picture', () => {
  it('agree on what is inside both boxes', () => {
    const [box] = steady(standing([{}]), standing([{ left: 1104, top: 598 }]))?.boxes ?? [];
    expect(box).toMatchObject({ left: 1104, top: 600, width: 60, height: 62 });
  });

  it.each<[string, Standing]>([
    ['the page was scrolled', standing([{}], { scrollY: 1 })],
    ['the page was left', standing([{}], { document: 'p2' })],
    ['another tab came to the front', standing([{}], { isShown: false })],
    ['the window has another size', standing([{}], { width: 1000 })],
    ['the visitor magnified it', standing([{}], { pinch: 1.5 })],
    ['a chat jumped', standing([{ left: 1000 }])],
    ['a chat grew', standing([{ width: 100 }])],
    ['a chat went', standing([{ state: 'gone' }])],
    ['a chat was removed', standing([])],
    ['another element stands there', standing([{ node: 4 }])],
  ])('give no picture where %s', (_, other) => {
    expect(steady(standing([{}]), other)).toBeNull();
  });
});

describe('the sheet', () => {
  it('is at most 1000 pixels wide, and knows where on a finer screen a box is', () => {
    const sheet = sheetOf(standing([{}]), { width: 2400, height: 1400 });
    expect(sheet).toMatchObject({ width: 1000, height: 583 });
    expect(sheet?.areas[0]).toMatchObject({
      screen: { left: 2200, top: 1200, width: 128, height: 128 },
      box: { left: 917, top: 500, width: 53, height: 53, shown: 'mosaic' },
    });
  });

  it('shows of a box what is in view, and nothing of one that is not', () => {
    const sheet = sheetOf(standing([{ left: 1180, top: -40 }, { top: 700 }]), { width: 1200, height: 700 });
    expect(sheet?.areas.map(({ screen }) => screen)).toEqual([{ left: 1180, top: 0, width: 20, height: 24 }]);
  });

  it('only outlines what is gone, and what is as large as the page', () => {
    const sheet = sheetOf(standing([{ left: 0, top: 0, width: 1200, height: 600 }, { state: 'gone' }]), {
      width: 1200,
      height: 700,
    });
    expect(sheet?.areas.map(({ box }) => box.shown)).toEqual(['outline', 'outline']);
  });

  it('draws a small box over the large one that it stands in', () => {
    const panel = { left: 800, top: 100, width: 360, height: 500 };
    const sheet = sheetOf(standing([{ left: 1000, top: 500 }, panel]), { width: 1200, height: 700 });
    expect(sheet?.areas.map(({ screen }) => screen.width)).toEqual([360, 64]);
  });

  it('is none where the image is of another view', () => {
    expect(sheetOf(standing([{}]), { width: 1200, height: 660 })).toBeNull();
  });
});

describe('the squares', () => {
  it.each([
    [64, 64, 1, 4, 4],
    [40, 40, 1, 3, 3],
    [360, 500, 1, 4, 5],
    [200, 40, 1, 16, 3],
    [8, 8, 1, 1, 1],
    [128, 128, 2, 4, 4],
  ])(
    'of a box of %i by %i are at least 12 CSS pixels and few (%i pixels each)',
    (width, height, perPixel, across, down) => {
      expect(gridOf({ width, height }, perPixel)).toEqual({ across, down });
    },
  );

  it('have one colour each, in steps, and leave out no pixel and share none', () => {
    const screen = { left: 10, top: 10, width: 25, height: 24 };
    const box = { left: 5, top: 6, width: 20, height: 20 };
    const pixels = new Uint8ClampedArray(25 * 24 * 4).fill(255);
    // One magenta pixel in the first square.
    pixels.set([255, 0, 255, 255], 0);
    const cells = mosaicOf(pixels, screen, box, 1);
    expect(cells).toHaveLength(4);
    expect(cells.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(400);
    expect(new Set(cells.map(({ colour }) => colour))).toEqual(new Set(['rgb(255 255 255)']));
    pixels.fill(0);
    expect(mosaicOf(pixels, screen, box, 1)[0]?.colour).toBe('rgb(0 0 0)');
  });
});

describe('what is drawn beside them', () => {
  const box = { left: 100, top: 100, width: 50, height: 30 };

  it('is a line inside the box, broken where nothing stands any more', () => {
    for (const isBroken of [false, true])
      for (const { left, top, width, height } of outlineOf(box, isBroken)) {
        expect(left).toBeGreaterThanOrEqual(100);
        expect(top).toBeGreaterThanOrEqual(100);
        expect(left + width).toBeLessThanOrEqual(150);
        expect(top + height).toBeLessThanOrEqual(130);
      }
    expect(outlineOf(box, true).length).toBeGreaterThan(outlineOf(box, false).length);
  });

  it('is a number above it, or in its corner at the upper edge', () => {
    const above = labelOf(12, box);
    expect(above.ground.top + above.ground.height).toBe(100);
    const inside = labelOf(12, { ...box, top: 5 });
    expect(inside.ground.top).toBe(5);
    for (const { left, top } of above.dots) {
      expect(left).toBeGreaterThan(above.ground.left);
      expect(left).toBeLessThan(above.ground.left + above.ground.width);
      expect(top).toBeLessThan(above.ground.top + above.ground.height);
    }
    expect(labelOf(1, box).dots).not.toEqual(labelOf(2, box).dots);
  });
});

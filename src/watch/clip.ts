type Size = { width: number; height: number };

/** Whether a computed `clip-path` leaves nothing of a box to be seen. Of shapes that it cannot read it says no. */
export function clipsAll(clipPath: string, box: Size): boolean {
  const [, shape, text = ''] = /^(inset|circle|ellipse|polygon)\(([^()]*)\)/.exec(clipPath) ?? [];
  if (shape === 'inset') return insetsMeet(text, box);
  if (shape === 'polygon') return isFlat(text, box);
  return shape !== undefined && /^0(?:px|%)?(?:\s|$)/.test(text);
}

/** `10px`, `50%` of the whole; NaN for everything else. */
function lengthOf(text: string | undefined, whole: number): number {
  const [, figure, unit] = /^(-?[\d.]+)(px|%)?$/.exec(text ?? '') ?? [];
  return unit === '%' ? (Number(figure) / 100) * whole : Number(figure);
}

function insetsMeet(text: string, { width, height }: Size): boolean {
  const sides = (text.split(' round ')[0] ?? '').trim().split(/\s+/);
  const [top, right = top, bottom = top, left = right] = sides;
  return (
    lengthOf(top, height) + lengthOf(bottom, height) >= height ||
    lengthOf(left, width) + lengthOf(right, width) >= width
  );
}

/** All corners lie on one line, or outside the box on the same side. */
function isFlat(text: string, { width, height }: Size): boolean {
  const corners = text
    .replace(/^(?:nonzero|evenodd),/, '')
    .split(',')
    .map((corner) => corner.trim().split(/\s+/));
  const isEmpty = (places: number[], whole: number) => {
    const least = Math.min(...places);
    const most = Math.max(...places);
    return most - least < 1 || most <= 0 || least >= whole;
  };
  const across = corners.map(([x]) => lengthOf(x, width));
  const down = corners.map(([, y]) => lengthOf(y, height));
  return isEmpty(across, width) || isEmpty(down, height);
}

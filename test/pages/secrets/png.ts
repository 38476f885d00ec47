import { inflateSync } from 'node:zlib';

/** Red, green and blue of each pixel. */
export type Pixels = { width: number; height: number; at(x: number, y: number): [number, number, number] };

/** Reads a PNG file of eight bits a channel, without a palette and not interlaced: such as browsers write. */
export function pixelsOf(file: Buffer): Pixels {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, type, , , interlace] = file.subarray(24, 29);
  if (depth !== 8 || interlace !== 0 || (type !== 2 && type !== 6)) throw new Error('another kind of PNG');
  const channels = type === 6 ? 4 : 3;
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const at = (x: number, y: number): [number, number, number] => {
    const from = y * width * channels + x * channels;
    return [rows[from] ?? 0, rows[from + 1] ?? 0, rows[from + 2] ?? 0];
  };
  return { width, height, at };
}

/** https://www.w3.org/TR/png-3/#9Filters */
function unfiltered(bytes: Buffer, perRow: number, height: number, perPixel: number): Buffer {
  const rows = Buffer.alloc(perRow * height);
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (perRow + 1)] ?? 0;
    for (let x = 0; x < perRow; x++) {
      const to = y * perRow + x;
      const left = x >= perPixel ? (rows[to - perPixel] ?? 0) : 0;
      const up = y > 0 ? (rows[to - perRow] ?? 0) : 0;
      const upLeft = x >= perPixel && y > 0 ? (rows[to - perRow - perPixel] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter] ?? 0;
      rows[to] = (bytes[y * (perRow + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return rows;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [a, b, c] = [left, up, upLeft].map((one) => Math.abs(guess - one)) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

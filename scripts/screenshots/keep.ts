import { stat, writeFile } from 'node:fs/promises';

const FOLDER = 'docs';
const MOST_BYTES = 350 * 1024;

/** Writes a picture to `docs/NAME.png` and says so. Throws when it is larger than 350 KB. */
export async function keep(name: string, picture: Buffer): Promise<void> {
  const path = `${FOLDER}/${name}.png`;
  await writeFile(path, picture);
  const { size } = await stat(path);
  console.log(`  ${path.padEnd(40)} ${Math.round(size / 1024)} KB`);
  if (size > MOST_BYTES) throw new Error(`${path} is larger than ${MOST_BYTES / 1024} KB`);
}

import { stat, writeFile } from 'node:fs/promises';

const FOLDER = 'docs';
const MOST_BYTES = 400 * 1000;

/** Writes a picture to `docs/NAME.png`, or a sheet as PDF, and says so. Throws when it is larger than 400 kB. */
export async function keep(name: string, picture: Buffer, ending: 'png' | 'pdf' = 'png'): Promise<void> {
  const path = `${FOLDER}/${name}.${ending}`;
  await writeFile(path, picture);
  const { size } = await stat(path);
  console.log(`  ${path.padEnd(40)} ${Math.round(size / 1000)} kB`);
  if (size > MOST_BYTES) throw new Error(`${path} is larger than ${MOST_BYTES / 1000} kB`);
}

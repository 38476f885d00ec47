import type { UnpackedFile } from '../../../package/unpack.ts';

const hostInAddress = /\bhttps?:\/\/([^\s"'<>`/?#\\]{1,253})/gi;
const hostsAtMost = 1_000;

/** The beginning of a file as text. */
export async function beginningOf(file: UnpackedFile, bytesAtMost: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let left = bytesAtMost;
  for await (const piece of file.read()) {
    text += decoder.decode(piece.subarray(0, left), { stream: true });
    left -= piece.length;
    if (left <= 0) break;
  }
  return text;
}

/** The hosts whose addresses stand in the lines of a file, by name. `isAll`: there are no more. */
export async function hostsIn(file: UnpackedFile): Promise<{ hosts: string[]; isAll: boolean }> {
  const decoder = new TextDecoder();
  const hosts = new Set<string>();
  let unfinished = '';
  const readLines = (text: string) => {
    const end = text.lastIndexOf('\n') + 1;
    for (const [, host = ''] of text.slice(0, end).matchAll(hostInAddress)) hosts.add(host.toLowerCase());
    unfinished = text.slice(end);
  };
  for await (const piece of file.read()) {
    readLines(unfinished + decoder.decode(piece, { stream: true }));
    if (hosts.size >= hostsAtMost) return { hosts: [...hosts].sort(), isAll: false };
  }
  readLines(`${unfinished}\n`);
  return { hosts: [...hosts].sort(), isAll: true };
}

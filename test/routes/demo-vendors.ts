import { readFileSync } from 'node:fs';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { Routes } from '../internet/routes.ts';
import { visible } from '../widgets/visible.ts';
import type { VendorEntry } from '../widgets/widget.ts';

/** The fictional vendors of the demo. */
const entries: VendorEntry[] = JSON.parse(readFileSync(DEMO_VENDORS_FILE, 'utf8'));

function entry(id: string): VendorEntry {
  const found = entries.find((one) => one.id === id);
  if (!found) throw new Error(`the demo has no vendor ${id}`);
  return found;
}

export const parley = entry('parley');
export const overtalk = entry('overtalk');

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const NO_CONTENT = { status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' };

/** Parley's chat: a button, `window.Parley` with `open` and `track`, and the server they reach. */
export const parleyChat: { tag: string; routes: Routes; waitUntilDrawn: string } = {
  tag: '<script src="https://cdn.parley.example/parley.js"></script>',
  routes: {
    'cdn.parley.example': {
      '/parley.js': {
        headers: { 'content-type': 'text/javascript; charset=utf-8' },
        body: file('../pages/shared/parley.js'),
      },
    },
    'api.parley.example': { '/*': NO_CONTENT },
  },
  waitUntilDrawn: visible('#parley-launcher'),
};

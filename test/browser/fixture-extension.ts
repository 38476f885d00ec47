import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FILES = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'launch fixture',
    version: '1',
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    content_scripts: [{ matches: ['<all_urls>'], js: ['content.js'], run_at: 'document_start' }],
    host_permissions: ['<all_urls>'],
    browser_specific_settings: { gecko: { id: 'widget-witness@widget-witness.example' } },
  }),
  'background.js': `
    const born = Math.random();
    (globalThis.browser ?? chrome).runtime.onMessage.addListener((message, sender, respond) => {
      respond({ born, message });
      return true;
    });`,
  'content.js': `document.documentElement.dataset.content = 'ran';`,
  'page.html': '<!doctype html><title>page</title><button>b</button><input><script src="page.js"></script>',
  'page.js': `document.querySelector('button').onclick = (event) => { document.title = 'trusted ' + event.isTrusted; };`,
};

/** Has our extension's id and does nothing. */
const IDLE_FILES = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'idle fixture',
    version: '1',
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    browser_specific_settings: { gecko: { id: 'widget-witness@widget-witness.example' } },
  }),
  'background.js': '',
};

/** Writes a small MV3 extension to a new folder: a background that answers with its birth mark, a page, a content script. */
export const writeFixtureExtension = (): string => writeExtension(FILES);

/** Writes an extension that touches no page: what a browser without ours is launched with. */
export const writeIdleExtension = (): string => writeExtension(IDLE_FILES);

function writeExtension(files: Record<string, string>): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'fixture-extension-')), 'extension');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes another extension to a new folder: a content blocker that blocks everything of one domain. */
export function writeBlockingExtension(domain: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'blocking-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'blocking fixture',
    version: '1',
    permissions: ['declarativeNetRequest'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
    browser_specific_settings: { gecko: { id: 'blocking-fixture@widget-witness.example' } },
  };
  const rules = [{ id: 1, action: { type: 'block' }, condition: { urlFilter: `||${domain}^` } }];
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'rules.json'), JSON.stringify(rules));
  return folder;
}

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The sites on which the visitor's content blocker is switched on. */
export const BLOCKED_SITE_ID = 'content-blocker';

/** As lists against chats have them: everything of the vendor's on other companies' sites. */
const filters = ['||intercom.io^', '||intercomcdn.com^'];

/** Writes another extension to a new folder, a content blocker that is on at the blocked site alone. */
export function writeContentBlocker(): string {
  const folder = mkdtempSync(join(tmpdir(), 'innocent-content-blocker-'));
  const manifest = {
    manifest_version: 3,
    name: 'content blocker of the innocent suite',
    version: '1',
    permissions: ['declarativeNetRequest'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
    browser_specific_settings: { gecko: { id: 'innocent-blocker@widget-witness.example' } },
  };
  const rules = filters.map((urlFilter, index) => ({
    id: index + 1,
    action: { type: 'block' },
    condition: { urlFilter, domainType: 'thirdParty', initiatorDomains: [`${BLOCKED_SITE_ID}.shop.example`] },
  }));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'rules.json'), JSON.stringify(rules));
  return folder;
}

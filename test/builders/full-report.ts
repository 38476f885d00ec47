import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Report } from '../../src/model/report.ts';
import { buildReport } from '../../src/report/build.ts';
import { by, scriptOf, startLog, vendors } from './log.ts';
import { audit } from './report.ts';

const api = 'https://api.parley.example/v1/boot';

/** Derived from a log in which all was recorded that can be: its one finding is that Overtalk took the launcher out. */
export const fullReport: Report = makeFullReport();

function makeFullReport(): Report {
  const log = startLog();
  log.network(api, 'sent');
  log.network(api, 'completed', { status: 200, clockMs: -420 });
  log.widget();
  log.wait(500).removal(by('other-vendor'));
  log.widget({ connected: false, rendered: false, visible: false, clickable: false });
  log.add({ kind: 'gap', reason: 'message-dropped', detail: 'one did not fit', count: 1 });
  log.add(
    {
      kind: 'script-text',
      url: scriptOf['other-vendor'],
      how: 'refetched',
      sha256: bytesToHex(sha256(utf8ToBytes('the text'))),
      length: 8,
      excerpts: [
        { line: 12, column: 5, firstLine: 11, lines: ['function clear() {', '  root.remove();', '}'] },
      ],
    },
    { document: 'background' },
  );
  return buildReport({
    audit: { ...audit, declared: { client: 'Shop Ltd', consentBasis: 'none was asked for' } },
    observations: log.observations,
    vendors,
    tool: { version: '0.1.0', build: 'test', catalogue: 'test' },
  });
}

import { describe, expect, it } from 'vitest';
import { attributionContext } from '../../src/attribution/context.ts';
import { orderLog } from '../../src/attribution/log.ts';
import { coverageOf } from '../../src/detect/coverage.ts';
import type { Detector } from '../../src/detect/detector.ts';
import { runDetectors } from '../../src/detect/run-detectors.ts';
import { parley, startLog, vendors } from '../builders/log.ts';
import { findingsOf } from '../builders/report.ts';

const quiet: Detector = {
  id: 'quiet',
  title: 'Quiet',
  affectedThing: 'element',
  mayName: [],
  needs: ['dom'],
  mustExclude: [],
  severity: 'low',
  notApplicable: () => null,
  examine: () => [],
};

function run(...detectors: Detector[]) {
  const log = orderLog(startLog().observations);
  const coverage = coverageOf(log, { origins: ['<all_urls>'] });
  const context = attributionContext(log, vendors, coverage.coversUrl);
  const pages = ['p1'];
  const examineCauses = () => [];
  return runDetectors({
    detectors,
    affected: parley,
    pages,
    recordedLoads: 1,
    log,
    context,
    coverage,
    examineCauses,
  });
}

describe('runner', () => {
  it('reports a throw as errored and runs the others', () => {
    const broken: Detector = {
      ...quiet,
      examine() {
        throw new Error('no luck');
      },
    };
    expect(run(broken, quiet).checks).toMatchObject([
      { verdict: 'errored', reason: 'no luck' },
      { verdict: 'pass' },
    ]);
  });

  it('hands a detector only the kinds that it declares', () => {
    const greedy: Detector = {
      ...quiet,
      examine({ log }) {
        log.of('network');
        return [];
      },
    };
    expect(run(greedy).checks[0]).toMatchObject({
      verdict: 'errored',
      reason: expect.stringContaining('add "network"'),
    });
    expect(run({ ...greedy, needs: ['network'] }).checks[0]?.verdict).toBe('pass');
  });

  it("needs permission for the vendor's hosts, even where the script's host is covered", () => {
    const log = startLog();
    const url = 'https://api.parley.example/v1';
    const script = 'https://stranger.example/s.js';
    log.request(url, { text: `Error\n    at ${script}:1:1`, slot: 'ours' });
    log.network(url, 'sent');
    const [finding] = findingsOf('foreign-request', log.observations, {
      origins: ['https://stranger.example/*'],
    });
    expect(finding).toMatchObject({ verdict: 'inconclusive', actor: { scriptUrl: null } });
    expect(finding?.reason).toContain('no permission');
  });
});

import { hostOf } from '../../attribution/address.ts';
import type { Log } from '../../attribution/log.ts';
import { quartiles } from '../../compare/figures.ts';
import type { Clock } from '../../model/record.ts';

const notRecorded: Clock = {
  state: 'not-recorded',
  reason: 'no answer of a server told its time, or this browser does not hand on what it told',
  answers: 0,
  hosts: 0,
  lowestMs: null,
  medianMs: null,
  highestMs: null,
};

/** How far the clocks of servers were ahead of this machine's, as far as their answers told. */
export function clockCheck(log: Pick<Log, 'of'>): Clock {
  const differences: number[] = [];
  const urls = new Set<string>();
  for (const { fact } of log.of('network')) {
    if (fact.clockMs === undefined) continue;
    differences.push(fact.clockMs);
    urls.add(fact.url);
  }
  if (differences.length === 0) return notRecorded;
  return {
    state: 'compared',
    reason: 'whole seconds, as servers wrote them, against this machine when the answer was complete',
    answers: differences.length,
    hosts: new Set([...urls].map(hostOf)).size,
    lowestMs: differences.reduce((a, b) => Math.min(a, b)),
    medianMs: quartiles(differences).medianMs,
    highestMs: differences.reduce((a, b) => Math.max(a, b)),
  };
}

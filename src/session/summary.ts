import type { AuditSummary } from '../model/history.ts';
import type { Observation } from '../model/observation.ts';
import type { Report } from '../model/report.ts';

const sampledAtMost = 100;
const wordsAtMost = 4_000;
const chatsAtMost = 50;

/** What a list tells of an audit, taken from a report that was made anyway. */
export function summaryOf(report: Report, observations: readonly Observation[]): AuditSummary {
  const { audit, findings, widgets } = report;
  const number = (verdict: (typeof findings)[number]['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const url = audit.pages[0]?.url ?? audit.firstLook[0]?.url ?? '';
  return {
    host: hostOf(url),
    observations: audit.observations,
    bytes: roughBytes(observations),
    fails: number('fail'),
    inconclusive: number('inconclusive'),
    notices: number('notice'),
    chats: widgets.map(({ name }) => name.slice(0, 100)).slice(0, chatsAtMost),
    words: [...new Set(findings.flatMap(({ detector, actor, summary }) => [detector, actor.name, summary]))]
      .join('\n')
      .slice(0, wordsAtMost),
  };
}

/** Empty where an address has none. */
export function hostOf(url: string): string {
  return (URL.canParse(url) ? new URL(url).hostname : '').slice(0, 300);
}

function roughBytes(observations: readonly Observation[]): number {
  const step = Math.max(1, Math.floor(observations.length / sampledAtMost));
  const sample = observations.filter((_, index) => index % step === 0);
  const length = sample.reduce((sum, observation) => sum + JSON.stringify(observation).length, 0);
  return sample.length === 0 ? 0 : Math.round((length / sample.length) * observations.length);
}

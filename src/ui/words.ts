import type { Arm } from '../model/comparison.ts';
import type { ScriptText } from '../model/evidence.ts';
import type { Party } from '../model/party.ts';
import type {
  Actor,
  CauseId,
  Comparison,
  EffectResult,
  Finding,
  LabelledFrame,
  LadderStep,
  QuietCheck,
  Rung,
  Verdict,
  WidgetReport,
} from '../model/report.ts';
import type { Progress } from '../model/verification.ts';

/** What the product calls things, in one place: popup, panel, exported report and terminal say the same. */
export const partyWords: Record<Party, string> = {
  affected: 'affected vendor',
  'other-vendor': 'other vendor',
  'third-party': 'third party',
  site: 'the site',
  'tag-manager': 'tag manager',
  'consent-manager': 'consent manager',
  library: 'library',
  browser: 'browser or extension',
  unknown: 'unknown',
};

/** The party of an actor, and how it was known where the script's address does not tell. */
export const partyOf = ({ party, recognised }: Pick<Actor, 'party' | 'recognised'>): string =>
  `${partyWords[party]}${recognised === 'loader' ? ', recognised by who loaded it' : ''}`;

export const stepWords: Record<LadderStep, string> = {
  tag: 'tag',
  fetched: 'fetched',
  executed: 'executed',
  configured: 'configured',
  booted: 'booted',
  monitoring: 'monitoring',
  eligible: 'eligible',
  triggered: 'triggered',
  rendered: 'rendered',
  visible: 'visible',
  clickable: 'clickable',
  'session-starts': 'session starts',
  'survives-navigation': 'survives navigation',
};

export const rungWords: Record<Rung['state'], string> = {
  reached: 'reached',
  'not-reached': 'not reached',
  unknown: 'unknown',
};

export const widgetVerdictWords: Record<WidgetReport['verdict'], string> = {
  healthy: 'Healthy',
  interfered: 'Interfered with',
  explained: 'Explained',
  undetermined: 'Undetermined',
};

export const verdictWords: Record<Verdict, string> = {
  fail: 'Fail',
  notice: 'Notice',
  pass: 'Pass',
  inconclusive: 'Inconclusive',
  'not-applicable': 'Not applicable',
  errored: 'Errored',
};

export const claimWords: Record<Finding['claim'], string> = {
  observed: 'Observed: a sensor saw the act and its stack.',
  derived: 'Derived: computed from observations.',
  inferred: 'Inferred: the best explanation; the alternatives are listed.',
};

export const roleWords: Record<LabelledFrame['role'], string> = {
  actor: 'actor',
  path: 'path',
  wrapper: 'wrapper, only forwards',
  caller: 'caller',
};

export const causeWords: Record<CauseId, string> = {
  'content-blocker': 'Content blocker or tracking protection',
  csp: 'Content security policy',
  'css-conflict': 'CSS or stacking conflict',
  'page-replacement': 'Page or body replacement',
  'vendor-settings': 'The vendor’s own settings, hours or targeting',
  'load-order': 'Load order or script error',
  'hidden-by-site': 'The site hides it itself',
  'consent-manager': 'Consent manager',
  'origin-refused': 'Origin refused by the vendor’s server',
  'delayed-loading': 'Delayed or lazy loading',
  'double-embed': 'Embedded twice',
  coexistence: 'Harmless coexistence of two vendors',
  'storage-unavailable': 'Storage unavailable',
  'vendor-outage': 'Vendor outage or network failure',
  'authorised-by-site': 'Authorised by the site',
  undetermined: 'Undetermined',
};

export const armWords: Record<Arm, string> = {
  with: 'Page as it is',
  without: 'Script blocked',
  placebo: 'Unrelated script blocked',
  'probe-off': 'Without our recording',
};

export const outcomeWords: Record<EffectResult['outcome'], string> = {
  confirmed: 'Confirmed',
  cleared: 'Cleared',
  'not-enough-loads': 'Not enough loads yet',
  'not-seen': 'Not seen',
  'placebo-affected': 'Not confirmed',
  'not-controllable': 'Not controllable',
  interrupted: 'Not concluded',
};

export const comparisonWords: Record<Comparison['state'], string> = {
  running: 'Running',
  completed: 'Completed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
};

/** `1.2 s` for ms; a dash where no time was recorded. */
export const inSeconds = (ms: number | null): string => (ms === null ? '–' : `${(ms / 1000).toFixed(1)} s`);

export const quietCheckWords: Record<QuietCheck['id'], string> = {
  'other-protection': 'Another blocker or tracking protection',
  'vendor-switch': 'Its own switch, hours or control group',
};

export const quietStateWords: Record<QuietCheck['state'], string> = {
  seen: 'Seen',
  'not-seen': 'Not seen',
  'not-tested': 'Not tested',
};

/** `1 time`, `2 times`, `1,000,000 times`. */
/** What is done with a package meanwhile. */
export const stageWords: Record<Progress['stage'], string> = {
  container: 'Comparing the container with the one that was packed',
  files: 'Reading the files and following the chain',
  derivation: 'Deriving the report again',
};

export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** `2 findings, 1 inconclusive, 1 notice`. */
export const countsInWords = (fails: number, inconclusive: number, notices: number): string =>
  [
    counted(fails, 'finding'),
    ...(inconclusive > 0 ? [`${inconclusive} inconclusive`] : []),
    ...(notices > 0 ? [counted(notices, 'notice')] : []),
  ].join(', ');

/** `3.4 MB`, in units of a thousand. */
export const inBytes = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** Time of day of an ISO 8601 UTC time: `10:32:07 UTC`. */
export const clock = (iso: string): string => `${iso.slice(11, 19)} UTC`;

/** Day and time of an ISO 8601 UTC time: `2026-03-04 10:32:07 UTC`. */
export const dayAndClock = (iso: string): string => `${iso.slice(0, 10)} ${clock(iso)}`;

/** `2026-03-04 10:32:07 to 10:35:00 UTC`; the day is said twice only when it changes, an open end in words. */
export const period = (from: string, to: string | null): string => {
  const sameDay = to !== null && to.slice(0, 10) === from.slice(0, 10);
  if (sameDay) return `${from.slice(0, 10)} ${from.slice(11, 19)} to ${clock(to)}`;
  return `${dayAndClock(from)} to ${to === null ? 'now, still recording' : dayAndClock(to)}`;
};

/** `url:line:column`, as far as the place is known. */
export const place = (url: string, line: number | null, column: number | null): string =>
  [url, ...[line, column].filter((part) => part !== null)].join(':');

/** What is drawn of a step: one that was reached and lost again is a state of its own. */
export type RungState = Rung['state'] | 'lost';
export const rungState = ({ state, lostAt }: Rung): RungState => (lostAt === undefined ? state : 'lost');

/** `reached 10:32:01, lost 10:32:07 UTC`: one step's state with its times. */
export const rungSentence = ({ state, at, lostAt }: Rung): string => {
  if (lostAt !== undefined && at) return `${rungWords[state]} ${at.slice(11, 19)}, lost ${clock(lostAt)}`;
  if (lostAt !== undefined) return `${rungWords[state]}, lost ${clock(lostAt)}`;
  return at ? `${rungWords[state]} ${clock(at)}` : rungWords[state];
};

/** The ladder in a few sentences: how far it certainly came, what was lost again, and what it did not reach. */
export const ladderSentence = (ladder: Rung[]): string => {
  const last = ladder.findLast((rung) => rung.state === 'reached');
  const lost = ladder.filter((rung) => rung.lostAt !== undefined);
  const missing = ladder.find((rung) => rung.state === 'not-reached');
  const [firstLost] = lost;
  return [
    last
      ? `Last step reached: ${stepWords[last.step]}${last.at ? `, ${clock(last.at)}` : ''}.`
      : 'No step was seen to be reached.',
    ...(firstLost?.lostAt
      ? [`Lost again: ${lost.map(({ step }) => stepWords[step]).join(', ')}, ${clock(firstLost.lostAt)}.`]
      : []),
    ...(missing ? [`First step not reached: ${stepWords[missing.step]}.`] : []),
  ].join(' ');
};

/** Findings as they are read: failures first, notices last, then by severity, each in the order they were observed. */
export const inReadingOrder = (findings: Finding[]): Finding[] => {
  const rank = { high: 0, medium: 1, low: 2 };
  const group = { fail: 0, inconclusive: 3, notice: 6 };
  const weight = ({ verdict, severity }: Finding) => group[verdict] + rank[severity];
  return findings.toSorted((a, b) => weight(a) - weight(b) || a.firstObserved.localeCompare(b.firstObserved));
};

export const textWays: Record<ScriptText['how'], string> = {
  'response-stream': 'as the page got it',
  refetched: 'asked for once more',
  inline: 'from the page itself',
  'not-had': 'not had',
};

import type { CustodyEntry } from '../../model/custody.ts';
import type { Declared } from '../../model/declared.ts';
import type { Finding, Report } from '../../model/report.ts';
import { clock, counted, dayAndClock, inSeconds, textWays } from '../words.ts';

/** What a finding and a report hold beside who did what, as rows of a name and plain words: the same in a window, on paper and in a terminal. */
export type Row = [name: string, words: string];

const listed = (parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join('; ');

/** `10:32:07 UTC, 6.9 s after its page began` */
const moment = ({ at, pageMs }: Finding['period']['first']): string =>
  pageMs === null ? clock(at) : `${clock(at)}, ${inSeconds(pageMs)} after its page began`;

export function evidenceRows(finding: Finding): Row[] {
  return [
    ...periodRows(finding.period),
    ...scriptRows(finding.script),
    ['Requests', requestWords(finding.affected)],
    ...meansRows(finding.means),
    ...impactRows(finding.impact),
  ];
}

function periodRows({ first, last, lastKnownGood, gaps, gapsInAll }: Finding['period']): Row[] {
  const reasons = [...new Set(gaps.map(({ reason }) => reason))].join(', ');
  return [
    ['On the page’s clock', `first at ${moment(first)}; last at ${moment(last)}`],
    [
      'Last known good',
      lastKnownGood ? `${moment(lastKnownGood)}: ${lastKnownGood.what}` : 'none seen in what was recorded',
    ],
    ['Missing', gapsInAll === 0 ? 'nothing that is known of' : `${counted(gapsInAll, 'gap')}: ${reasons}`],
  ];
}

const sources: Record<NonNullable<Finding['script']['company']>['source'], string> = {
  catalogue: 'by the catalogue',
  'entity-map': 'by an entity map',
  loader: 'by who loaded it',
};

function scriptRows({ host, company, text }: Finding['script']): Row[] {
  const { how, reason, sha256, keyedHash, length } = text;
  const hash = sha256 ?? keyedHash;
  return [
    ['Host', host ?? 'none observed'],
    ['Company', company ? `${company.name}, ${sources[company.source]} (${company.version})` : 'not known'],
    [
      'Script text',
      hash === undefined
        ? `${textWays[how]}: ${reason}`
        : `${sha256 ? 'SHA-256' : 'keyed hash'} ${hash}, ${counted(length ?? 0, 'character')}, ${textWays[how]}`,
    ],
  ];
}

function requestWords({ name, requests }: Finding['affected']): string {
  if (requests.state === 'not-recorded') return `to ${name}’s servers: not recorded, ${requests.reason}`;
  if (requests.endpoints.length === 0) return `none to ${name}’s servers`;
  const told = requests.endpoints.map(({ endpoint, asked, reached, failed, open }) => {
    const rest = [`${reached} answered`, failed > 0 && `${failed} failed`, open > 0 && `${open} open`];
    return `${endpoint}: ${asked} asked for, ${rest.filter(Boolean).join(', ')}`;
  });
  return listed([...told, requests.more > 0 && `${counted(requests.more, 'endpoint')} more`]);
}

const credentialStates: Record<Finding['means']['credential']['state'], string> = {
  carried: 'carried',
  'none-seen': 'none seen',
  'not-recorded': 'not recorded',
  'not-applicable': 'no call was made',
};

function meansRows({ apis, endpoint, credential, measure, authority }: Finding['means']): Row[] {
  const { state, kinds } = credential;
  const before = measure.before ?? 'not known';
  const after = measure.after ?? 'not known';
  return [
    ['Means', listed([apis?.join(', ') ?? 'no call was recorded', endpoint])],
    ['Credential', kinds.length > 0 ? kinds.join('; ') : credentialStates[state]],
    [
      'Protective measure',
      measure.state === 'identified' ? `${measure.what}; before: ${before}; after: ${after}` : measure.what,
    ],
    [
      'Authority',
      authority.state === 'unknown'
        ? 'unknown: ask the site'
        : `declared: ${listed([authority.contract, authority.siteConsent])}`,
    ],
  ];
}

function impactRows({ pageLoads, failedStarts, requests, writes, latency }: Finding['impact']): Row[] {
  const { count, reason } = failedStarts;
  return [
    [
      'Impact',
      listed([
        `${pageLoads.affected} of ${counted(pageLoads.recorded, 'page load')}`,
        count === null ? reason : `chat not usable at the end of ${count}${reason && ` (${reason})`}`,
        `${counted(requests, 'call')} and ${counted(writes, 'write')} counted`,
      ]),
    ],
    [
      'Latency',
      latency.differenceMs === null
        ? `not known: ${latency.reason}`
        : `clickable ${inSeconds(Math.abs(latency.differenceMs))} ${latency.differenceMs < 0 ? 'sooner' : 'later'} than without the script`,
    ],
  ];
}

/** In what surroundings a report was recorded, how far its tool can be relied on, and who did what with the record. */
export function recordRows(report: Report): Row[] {
  const { audit, tool } = report;
  return [
    ...surroundingRows(report),
    ...tool.errorRates.map(
      ({ suite, browser, cases, wrong, unresolved, command }): Row => [
        'Error rate',
        `${suite}, ${browser}: ${wrong} of ${cases} wrong, ${unresolved} unresolved (${command})`,
      ],
    ),
    ...audit.custody.map((entry): Row => ['Custody', custodyWords(entry)]),
  ];
}

export function surroundingRows({ audit: { environment, clock } }: Report): Row[] {
  const { profile, protections, probeFirst } = environment;
  return [
    ['Recorder first', `${probeFirst.state}: ${probeFirst.detail}`],
    ['Other protection', protections.detail],
    ['Profile', `${profile.state}: ${profile.detail}`],
    ['Clock', clockWords(clock)],
  ];
}

function clockWords({
  state,
  reason,
  answers,
  hosts,
  lowestMs,
  highestMs,
}: Report['audit']['clock']): string {
  if (state === 'not-recorded') return `not compared: ${reason}`;
  const apart = (ms: number | null) =>
    `${inSeconds(Math.abs(ms ?? 0))} ${(ms ?? 0) < 0 ? 'behind' : 'ahead of'} ours`;
  const range = `from ${apart(lowestMs)} to ${apart(highestMs)}`;
  return `servers’ clocks ${range} (${counted(answers, 'answer')}, ${counted(hosts, 'host')})`;
}

const custodyWords = ({ event, at, by, chainHead, detail }: CustodyEntry): string =>
  [
    `${event} ${dayAndClock(at)} by ${by}`,
    ...(detail === undefined ? [] : [detail]),
    ...(chainHead === null ? [] : [`head of the chain ${chainHead}`]),
  ].join(', ');

const money = ({ amount, currency }: { amount: number; currency: string }): string =>
  `${amount.toLocaleString('en')} ${currency}`;

/** What a person declared; empty where nobody did. */
export function declaredRows(declared: Declared): Row[] {
  const { client, caseNumber, contractBasis, consentBasis, responseHours, hourlyRate, businessLoss } =
    declared;
  const rows: [string, string | undefined][] = [
    ['Client', client],
    ['Case', caseNumber],
    ['Contract', contractBasis],
    ['Consent', consentBasis],
    ['Response', responseHours === undefined ? undefined : counted(responseHours, 'hour')],
    ['Hourly rate', hourlyRate && money(hourlyRate)],
    ['Business loss', businessLoss && [money(businessLoss), businessLoss.basis].filter(Boolean).join(': ')],
  ];
  return rows.flatMap(([name, words]): Row[] => (words === undefined ? [] : [[name, words]]));
}

import type { Log } from '../attribution/log.ts';
import type { CauseState, Finding, Rung, WidgetReport } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { furthestStep } from './ladder.ts';

export type VerdictInput = {
  affected: Vendor;
  log: Log;
  /** The ladder of the page load that got furthest. */
  ladder: readonly Rung[];
  findings: readonly Finding[];
  causes: readonly CauseState[];
};

/** What became of a widget, one sentence of at most 25 words that can be read aloud, and what to do next. */
export function verdictOf(input: VerdictInput): Pick<WidgetReport, 'verdict' | 'summary' | 'next'> {
  const told = tell(input);
  return { ...told, next: nextStep(told.verdict, input) };
}

/** The advice of the cause that explains it, or whom to ask. */
function nextStep(verdict: WidgetReport['verdict'], { causes }: VerdictInput): string {
  if (verdict === 'healthy') return '';
  if (verdict === 'interfered') return 'Compare with and without the script, then ask the site.';
  const established = causes.find(({ state }) => state === 'established');
  if (verdict === 'explained') return established?.advice?.sentence ?? 'Ask the site.';
  return 'Record more page loads, then compare with and without other scripts.';
}

function tell(input: VerdictInput): Pick<WidgetReport, 'verdict' | 'summary'> {
  const { affected, findings, causes, ladder } = input;
  const name = affected.name.split(/\s+/).slice(0, 4).join(' ');
  const fails = findings.filter(({ verdict }) => verdict === 'fail');
  const [fail] = fails;
  if (fail) {
    const more = fails.length > 1 ? `, and ${fails.length - 1} more` : '';
    return {
      verdict: 'interfered',
      summary: `${fail.actor.name.split(/\s+/).slice(0, 4).join(' ')} acted on the ${name} chat: ${inWords(fail.detector)}${more}.`,
    };
  }
  if (endsClickable(input)) {
    return { verdict: 'healthy', summary: `The ${name} chat could be seen and clicked.` };
  }
  const established = causes.find(({ state }) => state === 'established');
  if (established) {
    return {
      verdict: 'explained',
      summary: `The ${name} chat could not be used; an ordinary cause was found: ${inWords(established.id)}.`,
    };
  }
  const own = findings.find(({ actor }) => actor.party === 'site');
  if (own) {
    return {
      verdict: 'explained',
      summary: `The site's own code acted on the ${name} chat: ${inWords(own.detector)}; ask the site.`,
    };
  }
  const step = ladder[furthestStep(ladder)]?.step;
  const where = step ? `The last step seen was ${step}` : 'No step was seen';
  return { verdict: 'undetermined', summary: `${where} for the ${name} chat; the cause is not determined.` };
}

/** `removed-widget` as a person says it. */
const inWords = (id: string): string => id.replaceAll('-', ' ');

/** In the last page load that showed the widget, at least one element of it ended visible and clickable. */
function endsClickable({ affected, log }: VerdictInput): boolean {
  const pages = new Map<string, Map<string, boolean>>();
  let last = '';
  for (const { page, document, fact } of log.of('widget')) {
    if (fact.vendor !== affected.id) continue;
    const nodes = pages.get(page) ?? new Map<string, boolean>();
    const isClickable = fact.connected && fact.visible && fact.clickable;
    pages.set(page, nodes.set(`${document}\n${fact.node.id}`, isClickable));
    last = page;
  }
  return [...(pages.get(last)?.values() ?? [])].some((isClickable) => isClickable);
}

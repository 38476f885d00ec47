import type { Detector } from '../../detect/detector.ts';
import { detectors } from '../../detect/detectors.gen.ts';
import { causeWords, partyWords } from '../../ui/words.ts';

const all: readonly Detector[] = detectors;

/** What each detector says of itself, as SARIF's rules (`reportingDescriptor`). */
export const sarifRules = () => all.map(ruleOf);

/** A detector's id, and its place in that list where this release has it. */
export function ruleReference(id: string): { id: string; index?: number } {
  const index = all.findIndex((detector) => detector.id === id);
  return index < 0 ? { id } : { id, index };
}

function ruleOf(detector: Detector) {
  const { id, title, affectedThing, severity, mayName, mustExclude, needs, notice } = detector;
  return {
    id,
    name: title.replace(/[^a-z]+(.)?/gi, (_, letter = '') => letter.toUpperCase()),
    shortDescription: { text: `${title}.` },
    fullDescription: {
      text: `Something that a script which is not the affected vendor’s did to what is that vendor’s: its ${affectedThing}.`,
    },
    help: { text: helpOf(detector).join('\n') },
    defaultConfiguration: { level: notice === undefined ? 'error' : 'none' },
    properties: { severity, mayName, mustExclude, needs },
  };
}

function helpOf({ mayName, mustExclude, needs, notice, unseen }: Detector): string[] {
  const parties = mayName.map((party) => partyWords[party]).join(', ');
  const causes = mustExclude.map((cause) => causeWords[cause]).join('; ');
  return [
    `${notice === undefined ? 'Fails for' : 'Tells a notice for'} scripts of these parties: ${parties}. What others did is inconclusive at most.`,
    `Causes that must be excluded before anybody is named: ${causes || 'none'}.`,
    `Read from the record: ${needs.join(', ')}.`,
    ...(notice === undefined ? [] : [`What else may be behind it: ${notice}`]),
    ...(unseen === undefined ? [] : [`Limits: ${unseen}.`]),
  ];
}

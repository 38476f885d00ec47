import type { Actor } from '../model/report.ts';
import { libraryKind } from './library.ts';
import { monitoringCompanies } from './library-names.ts';

/** Companies, as third-party-web names them, whose scripts play a visit back: they note all that a page shows and asks. */
const replayCompanies: ReadonlySet<string> = new Set([
  'Clarity',
  'ContentSquare',
  'Decibel Insight',
  'FullStory',
  'Hotjar',
  'Inspectlet',
  'Lucky Orange',
  'Mouseflow',
  'Quantum Metric',
  'SessionCam',
  'Smartlook',
]);

/** Whether a script is known to note what happens on a page, for errors or to play it back. */
export function isMonitor({ scriptUrl, name }: Pick<Actor, 'scriptUrl' | 'name'>): boolean {
  if (monitoringCompanies.has(name) || replayCompanies.has(name)) return true;
  return scriptUrl !== null && libraryKind(scriptUrl) === 'monitoring';
}

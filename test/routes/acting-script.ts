import type { Party } from '../../src/model/party.ts';
import type { Routes } from '../internet/routes.ts';
import { columnsIn } from './columns.ts';
import type { ExpectedActor } from './route.ts';

const MARK = '/* act */';

export interface ActingScript {
  tag: string;
  routes: Routes;
  /** What is done in the line that the comment `act` marks. Throws when there is not exactly one. */
  expected(party: Party, vendor?: string | null): ExpectedActor;
  /** This text in that line, for what stands in a script and is not done. Throws when it stands there not once. */
  expectedText(text: string, party: Party, vendor?: string | null): ExpectedActor;
}

/** A script of somebody's at this address. The line that does what is looked for ends with the comment `act`. */
export function actingScript(scriptUrl: string, source: string): ActingScript {
  const { hostname, pathname } = new URL(scriptUrl);
  return {
    tag: `<script src="${scriptUrl}"></script>`,
    routes: {
      [hostname]: {
        [pathname]: { headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: source },
      },
    },
    expected: (party, vendor = null) => {
      const line = markedLine(scriptUrl, source);
      return { party, vendor, scriptUrl, line, columns: columnsIn(source, line) };
    },
    expectedText: (text, party, vendor = null) => {
      const line = markedLine(scriptUrl, source);
      const [before = '', ...rest] = (source.split('\n')[line - 1] ?? '').split(text);
      if (rest.length !== 1)
        throw new Error(`${scriptUrl} has ${rest.length} times ${text} in its marked line`);
      const columns = [before.length + 1];
      return { party, vendor, scriptUrl, line, columns: { chromium: columns, firefox: columns } };
    },
  };
}

function markedLine(scriptUrl: string, source: string): number {
  const marked = source.split('\n').flatMap((line, index) => (line.includes(MARK) ? [index + 1] : []));
  const [line] = marked;
  if (line === undefined || marked.length > 1)
    throw new Error(`${scriptUrl} marks ${marked.length} lines with ${MARK}`);
  return line;
}

import type { BrowserName } from '../../src/cli/browsers/browser.ts';
import type { Party } from '../../src/model/party.ts';

/**
 * One way to make an act look like somebody else's: `cases/ID.ts` exports it as `attack`, and `cases/ID.js` is Overtalk's
 * script (see `page.ts` for what is put into it). The line that really acts has the comment `act:ID`.
 */
export interface Attack {
  id: string;
  /** What it does, as the table says it. */
  does: string;
  /** The script's address; `https://cdn.overtalk.example/ID/tag.js` unless told. */
  scriptUrl?: string;
  /** Further files by address. */
  files?: Record<string, string>;
  /** HTML ahead of Overtalk's tag. */
  body?: string;
  /** Whose the file is that really acts, where it is not Overtalk's. */
  party?: Party;
  /** What the report gives as its reason where this browser cannot tell who it was. It must then name nobody. */
  limits?: Partial<Record<BrowserName, string>>;
}

import { hostOf } from '../attribution/address.ts';
import type { Actor } from '../model/report.ts';

const wordsAtMost = 4;
const charactersAtMost = 48;

/** A company's name as far as a sentence has room for it: four words. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, wordsAtMost).join(' ');
  return words.length > charactersAtMost ? `${words.slice(0, charactersAtMost - 1)}…` : words;
}

/** The file that an actor's code came from, as one word: `tag.js`; null for code of the page itself. */
export function fileName({ scriptUrl, name }: Pick<Actor, 'scriptUrl' | 'name'>): string | null {
  if (scriptUrl === null || !URL.canParse(scriptUrl)) return null;
  const file = new URL(scriptUrl).pathname.split('/').findLast((part) => part !== '');
  const told = file ?? hostOf(scriptUrl);
  if (!told || told === name) return null;
  return told.length > charactersAtMost ? `${told.slice(0, charactersAtMost - 1)}…` : told;
}

/** `Overtalk (tag.js)`: whose script acted and which. */
export function scriptName(actor: Pick<Actor, 'scriptUrl' | 'name'>): string {
  const file = fileName(actor);
  return file ? `${shortName(actor.name)} (${file})` : shortName(actor.name);
}

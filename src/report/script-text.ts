import type { Log } from '../attribution/log.ts';
import type { ScriptText } from '../model/evidence.ts';
import type { FactOf } from '../model/observation.ts';
import type { ReadInline } from '../model/script-text.ts';

type Read = FactOf<'script-text'> | ReadInline;

const ways: Record<FactOf<'script-text'>['how'], string> = {
  'response-stream': 'the text that the page itself got',
  refetched: 'asked for once more by the recorder: the page may have got another text',
  inline: 'the text of the element in the page',
};

const faults: Record<FactOf<'script-unread'>['unread'], string> = {
  'address-not-kept': 'its address holds what is not kept, so that its server could not be asked',
  'no-server': 'it came from no server that could be asked',
  refused: 'its server refused it when it was asked for once more',
  'no-answer': 'nobody answered when it was asked for once more',
  'too-long': 'it is too long to be read',
  'no-time': 'the time for asking servers once more had run out',
  'over-limit': 'so many servers are not asked once more',
};

const forOne =
  ', which may have been made for one visitor: its hash has a key, so that nobody can try guesses against it';

export const notRecorded = 'its text was not recorded';
export const notHad = (reason: string): ScriptText => ({
  how: 'not-had',
  reason,
  sha256: null,
  length: null,
});

/** What a fact tells of a text. */
export function textOfFact(fact: Read): ScriptText {
  const how = 'how' in fact ? fact.how : 'inline';
  const { length, sha256 = null, keyed } = fact;
  if (keyed === undefined) return { how, reason: ways[how], sha256, length };
  return { how, reason: ways[how] + forOne, sha256: null, keyedHash: keyed, length };
}

/** The texts of scripts with addresses, as they were told last; null where nothing was told. */
export function textsByUrl(log: Log): (url: string) => ScriptText | null {
  const texts = new Map<string, ScriptText>();
  for (const { fact } of log.of('script-unread')) texts.set(fact.url, notHad(faults[fact.unread]));
  for (const { fact } of log.of('script-text')) texts.set(fact.url, textOfFact(fact));
  return (url) => texts.get(url) ?? null;
}

/** Of a script that stands in a document. */
export function inlineText(script: ReadInline): ScriptText {
  if (script.unread === undefined) return textOfFact(script);
  const reason =
    script.unread === 'too-long' ? faults['too-long'] : 'so many scripts of one document are not read';
  return { ...notHad(reason), length: script.length };
}

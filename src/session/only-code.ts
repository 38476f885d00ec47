import { type Token, tokenizer, tokTypes } from 'acorn';
import { redactText } from './redact.ts';

/** Names of values that tell who somebody is, whatever the value looks like. */
const personal =
  /name|mail|phone|login|user|customer|client|visitor|member|account|address|street|city|zip|birth|age$/i;
/** What is longer holds more than names, and redaction takes long over it. */
const longestLiteral = 500;
const plainNumber = /^\d{1,5}$/;

/**
 * Whether redaction would leave all that a script's text says as it is: then its hash tells nobody more than the code does. Of a
 * text that holds a value of the visitor's, the rest is no secret: whoever has a hash could try values until one fits.
 */
export function isOnlyCode(text: string, key: string): boolean {
  const isKept = (said: string) => said.length <= longestLiteral && redactText(said, key) === said;
  const before: Token[] = [];
  try {
    const onComment = (_block: boolean, comment: string) => {
      if (!isKept(comment)) throw new Error('holds more than code');
    };
    for (const token of tokenizer(text, { ecmaVersion: 'latest', allowHashBang: true, onComment })) {
      if (!tellsNothing(token, before, text, isKept)) return false;
      before.push(token);
      if (before.length > 2) before.shift();
    }
  } catch {
    return false;
  }
  return true;
}

function tellsNothing(
  token: Token,
  [name, sign]: readonly Token[],
  text: string,
  isKept: (said: string) => boolean,
): boolean {
  const code = text.slice(token.start, token.end);
  const isNumber = token.type === tokTypes.num;
  if (token.type !== tokTypes.string && token.type !== tokTypes.template && !isNumber)
    return token.type !== tokTypes.regexp || isKept(code);
  if (code === "'use strict'" || code === '"use strict"' || /^["'`]*$/.test(code)) return true;
  const isNamed = name !== undefined && (sign?.type === tokTypes.colon || sign?.type === tokTypes.eq);
  const label = isNamed ? text.slice(name.start, name.end) : '';
  if (personal.test(label)) return false;
  if (isNumber && plainNumber.test(code)) return true;
  // Words, with or without quotation marks around them, are somebody's.
  const value = token.type === tokTypes.string ? code.slice(1, -1) : code;
  return !/\S\s+\S/.test(value) && isKept(`${label}="${value}"`);
}

import { idMark } from './keyed-hash.ts';
import { decoded, redactUrl } from './redact-url.ts';
import { hidesText, holdsSecret, looksRandom, textShapes, tokenShape } from './secrets.ts';

/** Opaque addresses end with the line: their content may hold quotes and spaces. */
const addressInText =
  /\b(?:data:[\w.+-]+\/[\w.+-]+|javascript:|mailto:|tel:)[^\n]*|\b(?:blob:)?[a-z][a-z0-9+.-]*:\/\/[^\s"'<>`]+/gi;
/** `name=value`, `name: value` and `"name": "value"` where the name says that the value is secret. */
const namedSecret =
  /((?:pass(?:word|wd)?|pwd|secret|token|csrf|xsrf|session|sess|sid|auth(?:orization)?|api[-_]?key|cookie|otp|pin|code|credential|jwt)[\w-]*["']?\s*[=:]\s*["']?)([^\s"';,&}]+)/gi;
/** Quoted words are somebody's content; a quoted name without spaces is structure. */
const quotedWords = /(["'`“”])[^"'`“”\n]*\s[^"'`“”\n]*(["'`“”])/g;

/** Free text as it may be stored: addresses redacted as such, every secret shape replaced by its mark. */
export function redactText(text: string, key: string): string {
  const kept: string[] = [];
  const keep = (safe: string) => `\ue000${kept.push(safe) - 1}\ue001`;

  let safe = text.replaceAll(/[\ue000\ue001]/g, '').replace(addressInText, (address) => {
    const [, body = '', tail = ''] = /^(.*?)([).,;:\]]*)$/s.exec(address) ?? [];
    return keep(redactUrl(body, key)) + tail;
  });
  safe = safe.replace(quotedWords, (words, open: string, close: string) =>
    words.includes('\ue000') ? words : open + keep(idMark(words, key)) + close,
  );
  safe = safe.replace(namedSecret, (_, name: string, value: string) =>
    value.includes('\ue000') ? name + value : name + keep(idMark(value, key)),
  );
  safe = safe.replace(/[^\s\ue000\ue001"']*%[^\s\ue000\ue001"']*/g, (word) =>
    holdsSecret(decoded(word)) ? keep(idMark(word, key)) : word,
  );
  for (const shape of textShapes) {
    safe = safe.replace(new RegExp(shape, `g${shape.flags}`), (secret) => keep(idMark(secret, key)));
  }
  safe = safe.replace(tokenShape, (token) =>
    looksRandom(token) || hidesText(token) ? keep(idMark(token, key)) : token,
  );
  return restore(safe, kept);
}

/** Marks may nest: a value can hold what an earlier rule set aside. */
function restore(text: string, kept: readonly string[]): string {
  let whole = text;
  while (whole.includes('\ue000')) {
    whole = whole.replace(/\ue000(\d+)\ue001/g, (_, i: string) => kept[Number(i)] ?? '');
  }
  return whole;
}

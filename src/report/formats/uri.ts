import { wellFormed } from './well-formed.ts';

/** RFC 3986 in linear time, less an empty path, which validators refuse; what stands in brackets is looked at apart. */
const uriForm =
  /^[a-z][a-z\d+.-]*:(?=[^?#])(?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*@)?(?:\[([\da-f:.]*)\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?(?=[/?#]|$)|(?!\/\/))(?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})*(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?$/i;
const nowhere = 'about:invalid';

/**
 * A recorded address as a URI (RFC 3986): what a URI may not hold, the marks of redaction among them, stands percent-encoded.
 * What is no address becomes the fragment of `about:invalid`, so that nothing that was recorded is lost.
 */
export function uriOf(text: string): string {
  const address = wellFormed(text);
  const encoded = address
    .replace(/[^\w.~!$&'()*+,;=:@/?#[\]%-]/gu, encodeURIComponent)
    .replace(/%(?![\da-f]{2})/gi, '%25');
  const [start = '', authority = ''] = /^[^:/?#]*:\/\/([^/?#]*)/.exec(encoded) ?? [];
  const uri = start + encoded.slice(start.length).replaceAll('[', '%5B').replaceAll(']', '%5D');
  if (isUri(uri, authority)) return uri;
  return address === '' ? nowhere : `${nowhere}#${encodeURIComponent(address)}`;
}

function isUri(text: string, authority: string): boolean {
  const form = uriForm.exec(text);
  if (!form) return false;
  return !authority.includes('[') || URL.canParse(`http://[${form[1]}]/`);
}

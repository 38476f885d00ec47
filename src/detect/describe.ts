import { readable } from '../attribution/address.ts';
import type { NodeRef } from '../model/observation.ts';

/** An element by its structure: `iframe#chat.open`. */
export function describeNode({ tag, htmlId, classes }: NodeRef): string {
  const id = htmlId ? `#${htmlId}` : '';
  const names = (classes ?? [])
    .slice(0, 3)
    .map((name) => `.${name}`)
    .join('');
  return `${tag.toLowerCase()}${id}${names}`;
}

/** What a visitor would call one of a widget's elements. */
export function chatPart(node: NodeRef): string {
  if (node.tag.toLowerCase() === 'iframe') return 'chat frame';
  const names = [node.tag, node.htmlId ?? '', ...(node.classes ?? [])].join(' ');
  return /button|launcher|bubble|badge|trigger|fab\b/i.test(names) ? 'chat button' : 'chat widget';
}

/** Host and the first three parts of the path: one endpoint, whatever identifiers its path goes on to hold. */
export function endpointOf(url: string): string {
  return readable(url).split('/').slice(0, 4).join('/');
}

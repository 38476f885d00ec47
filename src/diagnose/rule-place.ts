import { readable } from '../attribution/address.ts';
import { describeNode } from '../detect/describe.ts';
import type { State } from './end-states.ts';

type HiddenBy = NonNullable<State['fact']['hiddenBy']>;

/** The hiding rule as a person finds it again: `the rule iframe (display: none) in shop.example/site.css`. */
export function describeRule(hiddenBy: HiddenBy): string {
  const { selector, node, property, value } = hiddenBy;
  return `the rule ${selector ?? describeNode(node)} (${property}: ${value}) in ${sheetOf(hiddenBy)}`;
}

function sheetOf({ sheet, line }: HiddenBy): string {
  if (sheet?.url) return readable(sheet.url);
  const where = line === undefined ? '' : `, line ${line} of it`;
  return sheet ? `the page's inline ${describeNode(sheet)} element${where}` : 'a stylesheet of the page';
}

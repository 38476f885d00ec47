import { whyHidden } from './hidden-by.ts';
import { queryAll } from './natives.ts';
import { composedContains } from './shadow.ts';

/**
 * Whether the visitor sees a dialog that keeps the rest of the page from use, as dialogs do while they are open. One
 * that is part of the chat itself does not count.
 */
export function isDialogOpen(chat: Element): boolean {
  return openDialogs('[aria-modal="true"],dialog[open]').some((one) => !composedContains(chat, one));
}

/** Those that the visitor sees. */
export function openDialogs(selector: string): Element[] {
  return [...queryAll(document, selector)].slice(0, 20).filter((one) => whyHidden(one) === null);
}

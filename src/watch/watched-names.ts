import type { WatchedVendor } from '../model/vendor.ts';

/**
 * What the probe is to look for in a page: names of globals, settings that may hold `true` (the dotted path of each, then
 * its parts), and names of functions that take callbacks.
 */
export type WatchedNames = { globals: string[]; settings: string[][]; callbacks: string[] };

const callbacks = [
  'addEventListener',
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'requestIdleCallback',
  'queueMicrotask',
  'MutationObserver',
  'IntersectionObserver',
  'ResizeObserver',
];

/** Of chat vendors only; `lpTag.events` is watched by its first part, and so is what holds a switch. */
export function watchedNames(vendors: WatchedVendor[]): WatchedNames {
  const chats = vendors.filter(({ category }) => category === 'chat');
  const settings = chats.flatMap(({ switches = [] }) => switches.map(({ value }) => value));
  const paths = [...chats.flatMap(({ globals }) => globals.map(({ value }) => value)), ...settings];
  return {
    globals: [...new Set(paths.map((path) => path.split('.')[0] ?? path))],
    settings: settings.map((path) => [path, ...path.split('.')]),
    callbacks,
  };
}

import type { Plain } from './serialize.ts';

/**
 * The stack of an act and whether the page called our stand-in or a patch laid over it; `boundBy` is the stack of who bound
 * the native to all that it acts upon. `layers`: Gecko's text has so many frames of ours in its middle, one for each layer over
 * a patch; the content script takes them out.
 */
export type Origin = {
  text: Plain;
  slot: 'ours' | 'replaced';
  layers: number | undefined;
  boundBy: Plain | undefined;
};

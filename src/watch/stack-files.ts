/** Addresses of scripts as they stand in a stack's text, of either engine. */

export const innermostFile = (stack = ''): string =>
  /([a-z-]{2,20}:\/\/\S{0,4096}?):\d+:\d+(?=[ )]|$)/im.exec(stack)?.[1] ?? '';

/** Each once. */
export const scriptsIn = (stack: string): string[] => [
  ...new Set(stack.match(/[a-z-]+:\/\/[^\s()]+?(?=:\d)/g)),
];

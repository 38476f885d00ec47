import { parseStack, type RawFrame } from '../../attribution/parse-stack.ts';
import type { Course } from './har-courses.ts';
import { uriOf } from './uri.ts';

/** Lines and columns count from 0, as in Chromium's own HAR. */
type CallFrame = { functionName: string; url: string; lineNumber?: number; columnNumber?: number };
type Stack = { callFrames: CallFrame[]; description?: string; parent?: Stack };
export type Initiator = { type: 'script' | 'other'; url?: string; stack?: Stack; comment?: string };

const incomplete = 'The stack does not tell all frames.';

/**
 * `_initiator` in the shape that Chromium's developer tools write: the page's call with its stack as the engine told it, where
 * the probe saw one, else whom the browser names. It is no attribution: that stands in the report.
 */
export function initiatorOf({ call, first }: Course): Initiator | null {
  if (!call) return first.fact.initiator ? { type: 'other', url: uriOf(first.fact.initiator) } : null;
  const frames = parseStack(call.fact.stack?.text ?? '');
  if (frames.length === 0) return { type: 'script' };
  const shown = frames.filter(({ kind }) => kind !== 'missing');
  const awaiting = shown.filter(({ kind }) => kind === 'awaits');
  const stack: Stack = {
    callFrames: shown.filter(({ kind }) => kind !== 'awaits').map(callFrame),
    ...(awaiting.length > 0 ? { parent: { description: 'await', callFrames: awaiting.map(callFrame) } } : {}),
  };
  return { type: 'script', stack, ...(shown.length < frames.length ? { comment: incomplete } : {}) };
}

function callFrame({ functionName, url, line, column, kind }: RawFrame): CallFrame {
  return {
    functionName: functionName ?? '',
    // Code that took the name of a script which holds no such call.
    url: url === '' || kind === 'unlike' ? '' : uriOf(url),
    ...(line === null || line < 1 ? {} : { lineNumber: line - 1 }),
    ...(column === null || column < 1 ? {} : { columnNumber: column - 1 }),
  };
}

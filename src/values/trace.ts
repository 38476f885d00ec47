import type { Trace } from '../model/values.ts';
import { digestOf } from './digest.ts';
import { shapeOf } from './shape.ts';

/** All that leaves the page of a value. */
export function traceOf(value: string): Trace {
  return { length: value.length, shape: shapeOf(value), hash: digestOf(value) };
}

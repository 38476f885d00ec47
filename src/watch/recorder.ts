import type { Item } from '../bridge/outbox.ts';
import type { Fact } from '../model/observation.ts';

/** Numbers, times and places every fact of this document, in true order. */
export type Recorder = {
  /** Records a fact and returns its number in this document. */
  record(fact: Fact): number;
  stamp(fact: Fact): Item;
};

const urlAtMost = 4096;

export function createRecorder(put: (item: Item) => void, top: boolean): Recorder {
  let seq = 0;
  let href = location.href;

  const stamp = (fact: Fact): Item => {
    seq++;
    return { seq, atMs: performance.timeOrigin + performance.now(), url: href.slice(0, urlAtMost), fact };
  };

  const record = (fact: Fact): number => {
    // pushState fires no event: every fact looks whether it happened on another route.
    if (location.href !== href) {
      href = location.href;
      put(stamp({ kind: 'page', event: 'route', url: href.slice(0, urlAtMost), top, prerender: false }));
    }
    const item = stamp(fact);
    put(item);
    return item.seq;
  };
  return { record, stamp };
}

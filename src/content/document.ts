import { createOutbox, type Item } from '../bridge/outbox.ts';
import type { ProbeLink } from '../bridge/private-port.ts';
import {
  type HelloReply,
  helloReplySchema,
  inlineTextsSchema,
  referencesSchema,
  toContentSchema,
} from '../model/message.ts';
import type { Fact } from '../model/observation.ts';
import type { Standing } from '../model/picture.ts';
import { areVendors, type Vendor, writtenAlike } from '../model/vendor.ts';
import { answer, ask } from '../platform/content-script.ts';
import { watchedVendors } from '../vendors/watched.gen.ts';
import { leavePlaces } from '../watch/first-in-line.ts';
import type { Growth } from '../watch/growth.ts';
import { createHold } from '../watch/hold.ts';
import { later, whenIdle, whenLoaded } from '../watch/later.ts';
import { asOf, type Moment } from '../watch/moment.ts';
import { watchPageLife } from '../watch/page-life.ts';
import { createRecorder } from '../watch/recorder.ts';
import { startWatcher, type Watcher } from '../watch/watcher.ts';
import { documentId, isTop, sayHello } from './hello.ts';
import { createLeaving, send } from './leaving.ts';

const helloRetryMs = 50;
const drainWithinMs = 2_000;
const readWithinMs = 1_000;
const idleWithinMs = 100;
/** After the load event. */
const restMs = 1_500;

/** What was begun with the document itself; `answered` is what the background says to its hello, `kept` this machine's own vendors. */
export type Begun = {
  link: ProbeLink;
  growth: Growth;
  at: Moment;
  answered: Promise<unknown>;
  kept: Promise<unknown>;
};

/** What the probe tells, and whether the document has grown. */
export type DocumentWatch = Pick<Watcher, 'look' | 'onProbeFact' | 'onProbeCount' | 'isOwned'> & {
  /** So many events came that imitate the probe's handshake. */
  imitated(count: number): void;
};

/** Watches one document, delivers what is seen and does what the background asks for. Nothing is looked at yet. */
export function watchDocument({ link, growth, at, answered, kept }: Begun): DocumentWatch {
  const overflow = (count: number): Item =>
    recorder.stamp({ kind: 'gap', reason: 'overflow', detail: 'bridge', count });
  const outbox = createOutbox(send, { overflow, notAudited: () => leave() });
  const leaving = createLeaving(outbox, overflow);
  const hold = createHold();
  const recorder = asOf(at, () => createRecorder(outbox.put, isTop, link.collect));
  const recordInTurn = (fact: Fact) => hold.inTurn(() => recorder.record(fact));
  const stopPageLife = asOf(at, () =>
    watchPageLife(recordInTurn, isTop, {
      mayLeave() {
        hold.end();
        recorder.settle();
        leaving.handOverOldest();
      },
      routing: recorder.settle,
      leaving() {
        hold.end();
        watcher.settle();
        recorder.settle();
        leaving.handOverLast();
      },
      restored: outbox.resume,
    }),
  );
  const watcher = startWatcher(
    link,
    growth,
    recorder,
    hold,
    watchedVendors,
    async (asked) => referencesSchema().safeParse(await ask(asked)).data ?? [],
    async (asked) => inlineTextsSchema().safeParse(await ask(asked)).data ?? [],
  );

  let left = false;
  const leave = () => {
    left = true;
    watcher.stop();
    stopPageLife();
    leavePlaces();
    outbox.close();
  };

  /** The copy on this machine may come first; the background's answer is what the audit was begun with. */
  let watchedFor: Vendor[] = [];
  const watchFor = (vendors: Vendor[]) => {
    if (left || writtenAlike(vendors) === writtenAlike(watchedFor)) return;
    watchedFor = vendors;
    watcher.addVendors(vendors);
  };

  const welcome = (reply: unknown) => {
    const { data } = helloReplySchema().safeParse(reply);
    if (!data?.audited) return leave();
    watchFor(data.vendors);
    watcher.vendorsKnown();
    outbox.open();
  };

  const take = (reply: unknown) => {
    // A background that was just started may have no answer yet.
    if (!reply) return void later(() => void sayHello().then(take), helloRetryMs);
    // A page that is not audited is left at once, and vendors are told of now; what else there is to an answer can wait.
    const told = reply as HelloReply;
    if (!told.audited) return leave();
    leaving.place = told.place;
    if (areVendors(told.vendors)) watchFor(told.vendors);
    hold.afterwards(() => welcome(reply));
  };
  void answered.then(take);

  // A background that was stopped needs its time to start; the page acts meanwhile.
  void kept.then((vendors) => {
    if (leaving.place === null && areVendors(vendors)) watchFor(vendors);
  });

  /** The end waits for it, though not for a server that does not answer. */
  const lastReading = () =>
    Promise.race([
      watcher.readScripts().catch(() => undefined),
      new Promise((done) => later(() => done(0), readWithinMs)),
    ]);

  answer((message) => {
    hold.end();
    const asked = toContentSchema().safeParse(message).data;
    if (asked?.type === 'trial') {
      watcher.tryChat(asked.vendor);
      return Promise.resolve(true);
    }
    if (asked?.type === 'boxes') return isTop && !left ? standing(watcher, asked.settled) : undefined;
    if (asked?.type !== 'leave') return undefined;
    const url = location.href.slice(0, 4096);
    recorder.settle();
    watcher.settle();
    recorder.record({ kind: 'page', event: 'watching-ended', url, top: isTop, prerender: false });
    return lastReading()
      .then(() => outbox.drain(drainWithinMs))
      .then(leave);
  });

  // The page load has come to rest then: nobody waits for anything.
  const read = () => {
    if (!left) watcher.readScripts().catch(() => undefined);
  };
  whenLoaded(() => void later(() => whenIdle(read, restMs), restMs));

  // The probe comes right after the first script; when the parser has ended it must have handed over its port.
  const missProbe = () => {
    if (!link.connected) recordInTurn({ kind: 'gap', reason: 'no-probe', detail: location.origin, count: 1 });
  };
  if (document.readyState !== 'loading') missProbe();
  else document.addEventListener('readystatechange', missProbe, { once: true });

  return {
    look: watcher.look,
    onProbeFact: watcher.onProbeFact,
    onProbeCount: watcher.onProbeCount,
    isOwned: watcher.isOwned,
    // A page can send as many as it likes: each tenfold is told.
    imitated(count) {
      if (/^10*$/.test(String(count))) recordInTurn({ kind: 'imitation', count });
    },
  };
}

/** A picture is never taken of a page that is still coming about: nothing of ours competes with it. */
async function standing(watcher: Watcher, settled: boolean): Promise<Standing> {
  if (settled) await atRest();
  return { document: documentId, ...watcher.standing() };
}

const atRest = (): Promise<void> =>
  new Promise((resolve) => whenLoaded(() => whenIdle(resolve, idleWithinMs)));

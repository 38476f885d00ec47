import { attempt } from './attempt.ts';

/**
 * Listeners of the capture phase which no listener of the page's may come before. Their places in line are taken at the
 * document's start, one for each type, and given to whoever asks for them later.
 */
type Listener = (event: Event) => void;
type Type = 'click' | 'pointerdown' | 'keydown' | 'touchstart' | 'load' | 'error' | 'securitypolicyviolation';
type EventOf = WindowEventMap & DocumentEventMap;

const visitors: readonly Type[] = ['click', 'pointerdown', 'keydown', 'touchstart'];
/** An element's load event ends at the document: the window never sees it (DOM, `get the parent`). */
const documents: readonly Type[] = ['load', 'error', 'securitypolicyviolation'];

const inLine = new Map<Type, Set<Listener>>();
let before = (): void => {};

/** Takes all places; `run` comes before each event is told. */
export function takePlaces(run: () => void): void {
  before = run;
  for (const type of [...visitors, ...documents]) placeOf(type);
}

/** Tells of these events, before the page hears of them; returns how to end that. */
export function listenFirst<T extends Type>(type: T, listener: (event: EventOf[T]) => void): () => void {
  const place = placeOf(type);
  place.add(listener as Listener);
  return () => place.delete(listener as Listener);
}

export function leavePlaces(): void {
  for (const type of inLine.keys()) targetOf(type).removeEventListener(type, hear, true);
  inLine.clear();
}

function placeOf(type: Type): Set<Listener> {
  const taken = inLine.get(type);
  if (taken) return taken;
  const place = new Set<Listener>();
  inLine.set(type, place);
  targetOf(type).addEventListener(type, hear, { capture: true, passive: true });
  return place;
}

const targetOf = (type: Type): EventTarget => (documents.includes(type) ? document : window);

function hear(event: Event): void {
  before();
  for (const listener of [...(inLine.get(event.type as Type) ?? [])]) attempt(() => listener(event));
}

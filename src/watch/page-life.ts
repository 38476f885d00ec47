import type { Fact, FactOf } from '../model/observation.ts';

/** `routing`: another route of the same document is about to begin; older browsers do not tell. */
type Handlers = { mayLeave(): void; routing(): void; leaving(): void; restored(): void };

/** The document's own life: start, activation of a prerendered page, hiding, return from the cache. */
export function watchPageLife(record: (fact: Fact) => void, top: boolean, on: Handlers): () => void {
  const tell = (event: FactOf<'page'>['event']) =>
    record({ kind: 'page', event, url: location.href.slice(0, 4096), top, prerender: isPrerendering() });
  const hide = () => {
    tell('hidden');
    on.leaving();
  };
  const show = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    tell('restored');
    on.restored();
  };
  const activate = () => tell('activated');
  // What is sent as late as `pagehide` may find the document gone (measured in Chromium, on a busy machine).
  const navigate = (event: NavigateEvent) => {
    if (event.destination.sameDocument) on.routing();
    else on.mayLeave();
  };
  const { navigation } = window as { navigation?: Navigation };
  tell('start');
  addEventListener('pagehide', hide, true);
  addEventListener('pageshow', show, true);
  document.addEventListener('prerenderingchange', activate);
  navigation?.addEventListener('navigate', navigate);
  return () => {
    removeEventListener('pagehide', hide, true);
    removeEventListener('pageshow', show, true);
    document.removeEventListener('prerenderingchange', activate);
    navigation?.removeEventListener('navigate', navigate);
  };
}

export function isPrerendering(): boolean {
  return (document as { prerendering?: boolean }).prerendering === true;
}

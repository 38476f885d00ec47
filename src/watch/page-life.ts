import type { Fact, FactOf } from '../model/observation.ts';

type Handlers = { leaving(): void; restored(): void };

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
  tell('start');
  addEventListener('pagehide', hide, true);
  addEventListener('pageshow', show, true);
  document.addEventListener('prerenderingchange', activate);
  return () => {
    removeEventListener('pagehide', hide, true);
    removeEventListener('pageshow', show, true);
    document.removeEventListener('prerenderingchange', activate);
  };
}

export function isPrerendering(): boolean {
  return (document as { prerendering?: boolean }).prerendering === true;
}

import type { ProbeLink } from '../bridge/private-port.ts';
import { body, documentElement, head } from './natives.ts';

/** Sees html, head and body come, and tells of whatever the parser puts right into them. */
export type Growth = {
  /** Html, head or body may be others now. */
  followRoots(): void;
  /** The parser has ended: whatever a script does to them, the probe says. */
  end(): void;
};

export function watchGrowth(link: ProbeLink, grown: () => void): Growth {
  const observer = new MutationObserver(() => {
    followRoots();
    grown();
  });
  let roots: (Node | null)[] = [];
  const followRoots = () => {
    const now = [documentElement(), head(), body()];
    if (now.every((node, i) => node === roots[i])) return;
    roots = now;
    link.refreshRoots();
    // An observer costs all work below it, a document-wide one doubles it: html, head and body only.
    for (const node of [document, ...now]) if (node) observer.observe(node, { childList: true });
  };
  followRoots();
  return { followRoots, end: () => observer.disconnect() };
}

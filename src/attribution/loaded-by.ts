import { withoutFragment } from './address.ts';
import { chooseFrame } from './choose-frame.ts';
import type { AttributionContext } from './context.ts';
import { passageOf } from './passage.ts';
import type { Act } from './provenance.ts';

const longestChain = 20;

/**
 * Who loaded a script: URLs, nearest loader first, ending with the page's. Libraries that merely inserted the
 * element are left out. A chain that comes back to itself is cut, and so is one of more than 20 scripts.
 */
export function loadedBy(page: string, url: string, context: AttributionContext): string[] {
  const pageUrl = context.provenance.pageUrl(page);
  const chain: string[] = [];
  const passed = new Set([url, withoutFragment(pageUrl)]);
  let current = url;
  while (chain.length < longestChain - 1) {
    const loader = loaderScript(page, current, context);
    if (!loader || passed.has(withoutFragment(loader))) break;
    passed.add(loader);
    chain.push(loader);
    current = loader;
  }
  return [...chain, pageUrl];
}

function loaderScript(page: string, url: string, context: AttributionContext): string | null {
  const key = `${page}\n${url}`;
  const known = context.loaders.get(key);
  if (known !== undefined) return known;
  const act = context.provenance.loaderOf(page, url);
  const loader = act ? scriptBehind(act, context) : null;
  context.loaders.set(key, loader);
  return loader;
}

/**
 * The script that made a call, whoever it belongs to: its innermost frame that forwards nobody's call. Inline
 * code that a script wrote counts as that script. Null when the stack tells none.
 */
export function scriptBehind(act: Act, context: AttributionContext): string | null {
  let current = act;
  for (let depth = 0; depth < longestChain; depth++) {
    const url = ownScript(current, context);
    if (url === null || !context.provenance.isOwnUrl(current, url)) return url;
    const author = context.provenance.authorOf(current);
    if (!author) return url;
    current = author;
  }
  return null;
}

function ownScript(act: Act, context: AttributionContext): string | null {
  const { stack } = act.fact;
  if (!stack) return null;
  const siteUrl = context.provenance.pageUrl(act.page);
  const frames = context.frames(stack.text).map((frame) => ({
    ...frame,
    label: context.label(frame.url, null, siteUrl),
    author: null,
  }));
  const choice = chooseFrame(frames, { passage: passageOf(act), strangersPassOn: false });
  return choice.kind === 'none' ? null : frames[choice.index]?.url || null;
}

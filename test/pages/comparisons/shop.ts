import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Routes } from '../../internet/routes.ts';

const ORIGIN = 'https://shop.example';
export const MIXED_URL = `${ORIGIN}/mixed`;
export const TWO_URL = `${ORIGIN}/two`;
export const SOMETIMES_URL = `${ORIGIN}/sometimes`;
export const INLINE_URL = `${ORIGIN}/inline`;
export const BUNDLED_URL = `${ORIGIN}/bundled`;
export const ACTOR = 'https://cdn.overtalk.example/act.js';
export const SOMETIMES_ACTOR = 'https://cdn.overtalk.example/sometimes.js';
export const BYSTANDER = 'https://static.helper.example/helper.js';
export const PLACEBO = 'https://cdn.metrics.example/metrics.js';
const LOADER = 'https://cdn.parley.example/loader.js';
export const BUNDLE = 'https://cdn.bundle.example/chat-and-more.js';

/** Parley as far as a comparison needs it: a button, on one page a frame as well, and no repair. */
const PARLEY = `const hasFrame = document.currentScript.hasAttribute('data-frame');
addEventListener('DOMContentLoaded', () => {
  const put = (tag, id, css) => {
    const node = document.createElement(tag);
    node.id = id;
    node.style.cssText = 'position:fixed;right:24px;width:64px;height:64px;border:0;background:#2d5bd7;' + css;
    document.body.append(node);
  };
  put('button', 'parley-launcher', 'bottom:24px');
  if (hasFrame) put('iframe', 'parley-frame', 'bottom:104px');
  window.Parley = { version: '1' };
});`;

/** Takes Parley's button out soon after it came. */
const ACT = `{
  const poll = setInterval(() => {
    const button = document.getElementById('parley-launcher');
    if (!button) return;
    clearInterval(poll);
    setTimeout(() => button.remove(), 600); /* act:removed-widget */
  }, 20);
}`;

const tag = (src: string, how = '') => `<script ${how} src="${src}"></script>`;
const page = (head: string): Answer => ({
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,">${tag(PLACEBO)}${head}</head><body><h1>Shop</h1></body></html>`,
});
const parley = tag(LOADER);
const script = (body: string): Answer => ({ headers: { 'cache-control': 'no-store' }, body });

/**
 * A shop with Parley in five editions. On `/sometimes`, Overtalk's script acts in every load, or, after `begin`, in
 * every third round of a comparison: the server knows loads with the placebo from those without it, which is all that
 * it takes to act in exactly a third of the loads of each arm.
 */
export function comparedShop(): { routes: Routes; begin(): void } {
  let begun = false;
  let placeboAsked = false;
  const loads = { plain: 0, placebo: 0 };
  const actsNow = (): boolean => {
    if (!begun) return true;
    // Before the first round one load is made that counts for nothing; then two of each round have the placebo.
    const round = placeboAsked ? Math.floor((loads.plain++ - 1) / 2) : loads.placebo++;
    return round % 3 === 2;
  };

  const routes: Routes = {
    'shop.example': {
      '/mixed': page(
        `<style>body > button, body > iframe { display: none }</style>${tag(LOADER, 'data-frame')}${tag(ACTOR)}`,
      ),
      '/two': page(parley + tag(BYSTANDER) + tag(ACTOR)),
      '/sometimes': () => {
        placeboAsked = false;
        return page(parley + tag(SOMETIMES_ACTOR, 'async'));
      },
      '/inline': page(`${parley}<script>${ACT}</script>`),
      '/bundled': page(tag(BUNDLE)),
    },
    'cdn.parley.example': { '/loader.js': script(PARLEY) },
    'cdn.bundle.example': { '/chat-and-more.js': script(PARLEY + ACT) },
    'static.helper.example': { '/helper.js': script('window.helper = true;') },
    'cdn.metrics.example': {
      '/metrics.js': () => {
        placeboAsked = true;
        return script('window.metrics = true;');
      },
    },
    'cdn.overtalk.example': {
      '/act.js': script(ACT),
      '/sometimes.js': async () => {
        // By then the page has asked for the placebo, if it may.
        await delay(300);
        return script(actsNow() ? ACT : 'window.overtalkRests = true;');
      },
    },
  };
  return {
    routes,
    begin() {
      begun = true;
      loads.plain = 0;
      loads.placebo = 0;
    },
  };
}

import type { Advice } from '../../../../src/model/report.ts';
import type { CausePage } from '../cause-page.ts';
import { parleyLoader, shopDocument, shopRoutes } from '../shop.ts';

/** A Parley that draws nothing until the page has told it to. */
const waiting = (): string => `
window.Parley = { boot() {
  ${parleyLoader().body}
} };
`;

const TAG = '<script defer src="https://cdn.parley.example/waiting.js"></script>';
const SNIPPET = '<script>Parley.boot();</script>';

/** The page calls Parley before its deferred script has run; the advised tag goes before the call. */
export const page: CausePage = {
  cause: 'load-order',
  url: 'https://shop.example/',
  routes: (advice) =>
    shopRoutes(
      { '/': shopDocument({ body: bodyOf(advice) }) },
      { 'cdn.parley.example': { '/waiting.js': { body: waiting() }, '/*': { body: '' } } },
    ),
};

function bodyOf(advice: Advice | null): string {
  return advice?.paste === undefined ? TAG + SNIPPET : advice.paste + SNIPPET;
}

import { demoRoutes } from '../../../../demo/routes.ts';
import type { Advice } from '../../../../src/model/report.ts';
import type { CausePage } from '../cause-page.ts';
import { parleyLoader, shopDocument, shopRoutes } from '../shop.ts';

const tag = '<script data-keep="no" src="https://cdn.parley.example/once.js"></script>';

/** A Parley that takes a second start for a fault of its own and leaves the page. */
const once = () => ({
  ...parleyLoader(),
  body: `if (window.Parley) {
  document.getElementById('parley-launcher').remove();
  document.getElementById('parley-bubble').remove();
} else {
${parleyLoader().body}
}`,
});

/** The chat stands once in the shop's template and once in its footer. */
export const page: CausePage = {
  cause: 'double-embed',
  url: 'https://shop.example/',
  routes: (advice) =>
    shopRoutes(
      { '/': shopDocument({ body: mended(`<main>${tag}</main><footer>${tag}</footer>`, advice) }) },
      { 'cdn.parley.example': { ...demoRoutes['cdn.parley.example'], '/once.js': once() } },
    ),
};

/** Takes out the second tag that has the address. */
function mended(body: string, advice: Advice | null): string {
  if (!advice?.paste) return body;
  const first = body.indexOf(advice.paste);
  const second = body.indexOf(advice.paste, first + 1);
  const begin = body.lastIndexOf('<script', second);
  const end = body.indexOf('</script>', second) + '</script>'.length;
  return body.slice(0, begin) + body.slice(end);
}

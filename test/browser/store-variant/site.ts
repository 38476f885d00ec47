import { demoRoutes } from '../../../demo/routes.ts';
import type { Routes } from '../../internet/routes.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };

/** Keeps what a page's first script finds, and makes a vendor's global of its own. */
const keepsNatives = `<!doctype html><title>Natives</title><script>
  globalThis.first = { appendChild: Node.prototype.appendChild, fetch: globalThis.fetch };
  globalThis.Intercom = () => {};
</script><p>Another page of the shop</p>`;

const form =
  '<!doctype html><title>Order</title><form method="post" action="/order"><button>Order</button></form>';

/** The demo, a page that tells whether the browser's own functions stand in it, and a form. */
export const storeRoutes: Routes = {
  ...demoRoutes,
  'shop.example': {
    ...(demoRoutes['shop.example'] as Record<string, never>),
    '/natives': { headers: html, body: keepsNatives },
    '/form': { headers: html, body: form },
    '/order': { headers: html, body: '<!doctype html><title>Ordered</title><h1>Thank you</h1>' },
  },
};

import type { AnswerSource, Routes } from '../../internet/routes.ts';
import { shopPage } from '../scenarios/page.ts';
import { SHOP_URL, scene, shopRoutes } from '../scenarios/scenario.ts';

export const PLAIN_URL = SHOP_URL;
export const SERVED_URL = `${SHOP_URL}served/`;
export const FORM_URL = `${SHOP_URL}form`;
export const ACTOR = 'https://cdn.overtalk.example/act.js';
export const PLACEBO = 'https://cdn.metrics.example/metrics.js';

const METRICS = '<script async src="https://cdn.metrics.example/metrics.js"></script>';
const REGISTER = "<script>navigator.serviceWorker.register('/served/worker.js');</script>";
const FORM = '<form method="post" action="/form"><button id="send">Send</button></form>';
const keptForAnHour = { 'cache-control': 'public, max-age=3600' };

/** Parley with nothing but a button, as the actor's script takes it away. */
const PARLEY_LOADER = `(() => {
  const draw = () => {
    const button = document.createElement('button');
    button.id = 'parley-launcher';
    button.style.cssText = 'position:fixed;right:24px;bottom:24px;width:64px;height:64px';
    document.body.append(button);
    window.Parley = { version: '1' };
  };
  if (document.body) draw();
  else addEventListener('DOMContentLoaded', draw);
})();`;

const kept = (answer: AnswerSource): AnswerSource =>
  typeof answer === 'function' ? answer : { ...answer, headers: { ...answer.headers, ...keptForAnHour } };
const worker = scene('worker.js');

/**
 * A shop on which Overtalk's script removes Parley's button, beside an unrelated script: every answer may be cached.
 * `/served/` is served by its own service worker, with all scripts; `/form` is what a form is answered with.
 */
export const shop: Routes = {
  ...shopRoutes({
    '/': kept(shopPage({ title: 'Shop', when: 'loaded', head: METRICS })),
    '/served/': kept(shopPage({ title: 'Served', when: 'loaded', head: METRICS + REGISTER })),
    '/served/worker.js': { ...worker, body: worker.body.toString().replace("'/'", "'/served/'") },
    '/form': shopPage({ title: 'Form', when: 'loaded', head: METRICS, body: FORM }),
    // Late, so that whoever loads the shop's page again meanwhile stops this one.
    '/elsewhere': { body: '<!doctype html><title>Elsewhere</title>', delayMs: 1_000 },
  }),
  'cdn.parley.example': { '/loader.js': kept({ body: PARLEY_LOADER }) },
  'cdn.overtalk.example': { '/act.js': kept(scene('act.js')) },
  'cdn.metrics.example': { '/metrics.js': kept({ body: 'window.metrics = true;' }) },
};

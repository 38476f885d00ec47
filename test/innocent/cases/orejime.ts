import { mergeRoutes } from '../../widgets/page.ts';
import { papercups } from '../../widgets/papercups.ts';
import { consentCases } from '../consent.ts';
import { fromCdn } from '../packages.ts';
import { clickWhenThere } from '../site.ts';

const script = fromCdn('orejime/dist/orejime-standard-en.js');
const style = fromCdn('orejime/dist/orejime-standard.css');

type Banner = { orejime: { prompt(): void } };

/** Orejime keeps the whole snippet in a template element until the visitor accepts. */
export const cases = consentCases({
  id: 'orejime',
  packages: ['orejime'],
  widget: papercups,
  head: `<link rel="stylesheet" href="${style.url}">
    <script>
    window.orejimeConfig = {
      privacyPolicyUrl: '/privacy',
      purposes: [{ id: 'chat', title: 'Chat', description: 'Talk to us.', cookies: [] }],
    };
    </script>`,
  gated: `<template data-purpose="chat">${papercups.pageHtml}</template>${script.tag}`,
  routes: mergeRoutes(script.routes, style.routes),
  accept: (page) => clickWhenThere(page, '.orejime-Banner-saveButton'),
  revoke: async (page) => {
    await page.evaluate(() => (globalThis as unknown as Banner).orejime.prompt());
    await clickWhenThere(page, '.orejime-PurposeToggles-disableAll');
    await clickWhenThere(page, '.orejime-Modal-saveButton');
  },
});

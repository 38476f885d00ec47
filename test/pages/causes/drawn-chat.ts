import { readFileSync } from 'node:fs';
import type { Answer, Routes } from '../../internet/routes.ts';
import { shopDocument, shopRoutes } from './shop.ts';

const tag = '<script defer src="https://cdn.parley.example/loader.js"></script>';

/** A Parley that draws one button and does not put it back. */
const parley = (): Answer => ({ body: readFileSync(new URL('../shared/parley.js', import.meta.url)) });

/** A shop page with that Parley and what else stands in its head and body; more hosts may be given. */
export function drawnChat(document: { head?: string; body?: string }, others: Routes = {}): Routes {
  const { head = '', body = '' } = document;
  const documents = { '/': shopDocument({ head: `${tag}${head}`, body }), ...others['shop.example'] };
  return shopRoutes(documents as Routes[string], {
    'cdn.parley.example': { '/loader.js': parley },
    ...others,
    'shop.example': documents as Record<string, Answer>,
  });
}

export const pasted = (css: string | undefined): string => (css ? `<style>${css}</style>` : '');

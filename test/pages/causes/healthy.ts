import type { Routes } from '../../internet/routes.ts';
import { PARLEY_TAG, shopDocument, shopRoutes } from './shop.ts';

/** A page on which nothing is wrong: every cause is excluded on it. */
export const healthy: { url: string; routes(): Routes } = {
  url: 'https://shop.example/',
  routes: () => shopRoutes({ '/': shopDocument({ head: PARLEY_TAG }) }),
};

import type { CausePage } from '../cause-page.ts';
import { parleyLoader, shopDocument, shopRoutes } from '../shop.ts';

/** A Parley that reads its visitor's key before anything else. */
const READ_KEY = "localStorage.getItem('parley.visitor');\n";

/** The page stands in a sandbox that takes its origin, and its storage with it. */
export const page: CausePage = {
  cause: 'storage-unavailable',
  url: 'https://shop.example/',
  routes: (advice) => {
    const sandbox = ['sandbox', 'allow-scripts', advice?.paste].filter(Boolean).join(' ');
    const tag = '<script async src="https://cdn.parley.example/keyed.js"></script>';
    return shopRoutes(
      { '/': shopDocument({ head: tag }, { 'content-security-policy': sandbox }) },
      {
        'cdn.parley.example': {
          '/keyed.js': { body: `${READ_KEY}${parleyLoader().body}` },
          '/*': { body: '' },
        },
      },
    );
  },
};

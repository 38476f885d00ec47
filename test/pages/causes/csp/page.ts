import type { Advice } from '../../../../src/model/report.ts';
import type { CausePage } from '../cause-page.ts';
import { PARLEY_TAG, shopDocument, shopRoutes } from '../shop.ts';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  'connect-src https://api.parley.example',
  'img-src data:',
];

/** The shop's policy names Parley's API and forgets where Parley's script comes from. */
export const page: CausePage = {
  cause: 'csp',
  url: 'https://shop.example/',
  routes: (advice) =>
    shopRoutes({
      '/': shopDocument({ head: PARLEY_TAG }, { 'content-security-policy': splice(advice).join('; ') }),
    }),
};

/** Each line of the paste is a directive and what it must allow as well. */
function splice(advice: Advice | null): string[] {
  const additions = new Map(
    (advice?.paste ?? '').split('\n').map((line) => {
      const [directive = '', ...sources] = line.split(' ');
      return [directive, sources] as const;
    }),
  );
  return POLICY.map((directive) => {
    const [name = ''] = directive.split(' ');
    return [directive, ...(additions.get(name) ?? [])].join(' ');
  });
}

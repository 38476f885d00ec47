import type { Answer, LoggedRequest, Routes } from '../../../internet/routes.ts';
import { shopDocument, shopRoutes } from '../shop.ts';

/** A Parley that asks its server for the account's settings before it draws anything. */
const LOADER = `
(() => {
  fetch('https://api.parley.example/v1/settings')
    .then((answer) => {
      if (!answer.ok) throw new Error('refused');
      return answer.json();
    })
    .then(({ label }) => {
      const launcher = document.createElement('button');
      launcher.id = 'parley-launcher';
      launcher.textContent = label;
      launcher.style.cssText = 'position:fixed;right:24px;bottom:24px;width:140px;height:48px';
      document.body.append(launcher);
      window.Parley = { version: '5.2.0' };
    })
    .catch(() => undefined);
})();
`;

/** The shop, and a server of Parley's that gives `refusal` to every origin that the account does not list. */
export function accountRoutes(listed: string | undefined, refusal: Answer): Routes {
  const settings = ({ headers }: LoggedRequest): Answer => {
    const { origin } = headers;
    if (typeof origin !== 'string' || origin !== listed) return refusal;
    return { headers: { 'access-control-allow-origin': origin }, body: '{"label":"Chat with us"}' };
  };
  return shopRoutes(
    { '/': shopDocument({ body: '<script async src="https://cdn.parley.example/account.js"></script>' }) },
    {
      'cdn.parley.example': { '/account.js': { body: LOADER } },
      'api.parley.example': { '/v1/settings': settings },
    },
  );
}

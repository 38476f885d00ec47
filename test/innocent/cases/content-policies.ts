import type { CauseId } from '../../../src/model/report.ts';
import { flowise } from '../../widgets/flowise.ts';
import { papercups } from '../../widgets/papercups.ts';
import { persona } from '../../widgets/persona.ts';
import { rocketchat } from '../../widgets/rocketchat.ts';
import type { RealWidget } from '../../widgets/widget.ts';
import { plainCase } from '../plain-case.ts';
import { widgetRoutes } from '../site.ts';

interface Policy {
  id: string;
  package: string;
  widget: RealWidget;
  policy: string;
  truth: readonly ('healthy' | CauseId)[];
}

const policies: Policy[] = [
  {
    id: 'csp-forbids-script',
    package: '@papercups-io/chat-widget',
    widget: papercups,
    policy: "script-src 'self' 'unsafe-inline'",
    truth: ['csp'],
  },
  {
    id: 'csp-forbids-frame',
    package: '@rocket.chat/livechat',
    widget: rocketchat,
    policy: "frame-src 'self'",
    truth: ['csp'],
  },
  {
    // The widget draws its button without its settings.
    id: 'csp-forbids-connection',
    package: 'flowise-embed',
    widget: flowise,
    policy: "connect-src 'self'",
    truth: ['csp', 'healthy'],
  },
  {
    id: 'csp-allows',
    package: '@runtypelabs/persona',
    widget: persona,
    policy:
      "default-src 'self'; script-src 'unsafe-inline' https://cdn.runtype.com; style-src 'unsafe-inline' https://cdn.runtype.com; img-src data: https:; connect-src https:",
    truth: ['healthy'],
  },
];

/** Strict policies of the site's own; the twin's page has none. */
export const cases = policies.map(({ id, package: name, widget, policy, truth }) => {
  const page = async () => ({ body: widget.pageHtml, routes: [await widgetRoutes(widget)] });
  return plainCase({
    id,
    packages: [name],
    chat: widget,
    truth,
    page: async () => ({ ...(await page()), headers: { 'content-security-policy': policy } }),
    twinPage: page,
    seconds: 3,
  });
});

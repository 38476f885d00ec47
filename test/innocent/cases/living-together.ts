import { deepChat } from '../../widgets/deep-chat.ts';
import { flowise } from '../../widgets/flowise.ts';
import { mergeRoutes } from '../../widgets/page.ts';
import { papercups } from '../../widgets/papercups.ts';
import { persona } from '../../widgets/persona.ts';
import { rocketchat } from '../../widgets/rocketchat.ts';
import { caller } from '../calling-actor.ts';
import { ROCKET_SERVER, rocketClosed, rocketHidden } from '../closing-time.ts';
import type { InnocentCase } from '../innocent-case.ts';
import { fromCdn } from '../packages.ts';
import { follow, realCase } from '../real-case.ts';
import { widgetRoutes } from '../site.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const phone = { width: 390, height: 740 };

const checkout = (leave: string): string => `<main><a id="next" href="/checkout">Buy</a></main><script>
  $('#next').on('click', function (event) {
    event.preventDefault();
    history.pushState({}, '', '/checkout');
    $('main').html('<section id="checkout">Checkout</section>');
    ${leave}
  });
</script>`;
const toCheckout = follow('#next', '#checkout');

/** Two chats on one page, and chats that their vendor or the site itself keeps away at times. */
export const cases: InnocentCase[] = [
  realCase({
    id: 'two-chats-apart',
    packages: ['deep-chat', '@papercups-io/chat-widget'],
    widget: deepChat,
    truth: ['healthy'],
    pages: { '/': { body: deepChat.pageHtml + papercups.pageHtml } },
    routes: () => widgetRoutes(papercups),
    ready: `(${deepChat.waitUntilDrawn}) && (${papercups.waitUntilDrawn})`,
  }),
  realCase({
    id: 'two-chats-one-corner',
    packages: ['@rocket.chat/livechat', '@papercups-io/chat-widget'],
    widget: rocketchat,
    truth: ['healthy', 'coexistence'],
    pages: { '/': { body: rocketchat.pageHtml + papercups.pageHtml } },
    routes: () => widgetRoutes(papercups),
    ready: `(${rocketchat.waitUntilDrawn}) && (${papercups.waitUntilDrawn})`,
  }),
  realCase({
    id: 'two-chats-stacked',
    packages: ['@runtypelabs/persona', 'flowise-embed'],
    widget: persona,
    truth: ['healthy', 'coexistence'],
    pages: { '/': { body: persona.pageHtml + flowise.pageHtml } },
    routes: () => widgetRoutes(flowise),
    ready: `(${persona.waitUntilDrawn}) && (${flowise.waitUntilDrawn})`,
  }),
  realCase({
    id: 'vendor-hides-out-of-hours',
    packages: ['@rocket.chat/livechat'],
    widget: rocketchat,
    truth: ['vendor-settings'],
    pages: { '/': { body: rocketchat.pageHtml } },
    routes: () => rocketClosed,
    ready: rocketHidden,
    interferer: caller(`https://${ROCKET_SERVER}/api/v1/livechat/visitor`),
    seconds: 1.2,
  }),
  realCase({
    id: 'site-hides-on-checkout',
    packages: ['jquery', '@rocket.chat/livechat'],
    widget: rocketchat,
    truth: ['hidden-by-site'],
    pages: {
      '/': { head: jquery.tag, body: checkout(`$('.rocketchat-widget').hide();`) + rocketchat.pageHtml },
    },
    routes: () => jquery.routes,
    visit: toCheckout,
  }),
  realCase({
    id: 'site-removes-on-checkout',
    packages: ['jquery', 'flowise-embed'],
    widget: flowise,
    truth: ['hidden-by-site'],
    pages: {
      '/': { head: jquery.tag, body: checkout(`$('flowise-chatbot').remove();`) + flowise.pageHtml },
    },
    routes: () => jquery.routes,
    visit: toCheckout,
  }),
  realCase({
    id: 'site-asks-vendor-to-hide',
    packages: ['jquery', '@rocket.chat/livechat'],
    widget: rocketchat,
    truth: ['hidden-by-site', 'vendor-settings'],
    pages: {
      '/': {
        head: jquery.tag,
        body: checkout('RocketChat(function () { this.hideWidget(); });') + rocketchat.pageHtml,
      },
    },
    routes: () => jquery.routes,
    visit: toCheckout,
    seconds: 1.2,
  }),
  realCase({
    id: 'site-css-hides-on-phones',
    packages: ['@papercups-io/chat-widget'],
    widget: papercups,
    truth: ['hidden-by-site'],
    pages: {
      '/': {
        head: '<style>@media (max-width: 600px) { .Papercups-toggleButtonContainer { display: none !important } }</style>',
        body: papercups.pageHtml,
      },
    },
    visit: (page) => page.setViewport(phone),
  }),
  realCase({
    id: 'site-script-hides-on-phones',
    packages: ['jquery', '@runtypelabs/persona'],
    widget: persona,
    truth: ['hidden-by-site'],
    pages: {
      '/': {
        head: `${jquery.tag}<script>$(window).on('resize', function () { $('button.persona-fixed').toggle($(window).width() > 600); })</script>`,
        body: persona.pageHtml,
      },
    },
    routes: () => mergeRoutes(jquery.routes),
    visit: (page) => page.setViewport(phone),
  }),
];

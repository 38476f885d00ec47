import { html, json, packageFolder, packageText } from './package-file.ts';
import type { RealWidget } from './widget.ts';

const HOST = 'chat.rocketserver.example';

/** @rocket.chat/livechat: a loader, a fixed container and a frame of its own origin that talks to a server. */
export const rocketchat: RealWidget = {
  id: 'rocketchat',
  vendor: {
    id: 'rocketchat',
    name: 'Rocket.Chat',
    category: 'chat',
    hosts: ['rocketserver.example'],
    globals: ['RocketChat'],
    selectors: ['.rocketchat-widget', '#rocketchat-iframe', '.rocketchat-container'],
    cookies: [],
    storageKeys: [],
    aliases: [],
  },
  routes: () => ({
    [HOST]: {
      ...packageFolder('@rocket.chat/livechat/build', '/livechat/'),
      '/livechat': html(framePage()),
      '/api/v1/livechat/config*': json({ success: true, config: settings }),
      '/api/*': json({ success: true }),
    },
  }),
  pageHtml: `<script>
    (function(w, d, s, u) {
      w.RocketChat = function(c) { w.RocketChat._.push(c) }; w.RocketChat._ = []; w.RocketChat.url = u;
      var h = d.getElementsByTagName(s)[0], j = d.createElement(s);
      j.async = true; j.src = 'https://${HOST}/livechat/rocketchat-livechat.min.js?_=201903270000';
      h.parentNode.insertBefore(j, h);
    })(window, document, 'script', 'https://${HOST}/livechat');
    </script>`,
  rootSelector: '.rocketchat-widget',
  launcherSelector: '#rocketchat-iframe',
  globalName: 'RocketChat',
  // The frame has told the loader that it is ready.
  waitUntilDrawn: `document.querySelector('#rocketchat-iframe')?.style.display === 'initial'`,
};

const settings = {
  enabled: true,
  online: true,
  settings: { registrationForm: false, displayOfflineForm: true, nameFieldRegistrationForm: false },
  theme: { title: 'Rocket.Chat', color: '#c1272d', offlineTitle: 'Leave a message', offlineColor: '#666666' },
  messages: {},
  triggers: [],
  departments: [],
  resources: {},
  customFields: [],
};

/**
 * The fixture internet sends each WebSocket message back. So the frame's page makes of the client's message what the
 * server would answer to it (Meteor's DDP), and the client hears that.
 */
const DDP_ANSWERS = `
  const send = WebSocket.prototype.send;
  const answers = {
    connect: () => ({ msg: 'connected', session: '1' }),
    method: ({ id }) => ({ msg: 'result', id, result: true }),
    sub: ({ id }) => ({ msg: 'ready', subs: [id] }),
  };
  WebSocket.prototype.send = function (text) {
    const message = JSON.parse(text);
    const answer = answers[message.msg];
    send.call(this, answer ? JSON.stringify(answer(message)) : text);
  };`;

/** The server writes its own address into the frame's page, as Rocket.Chat's does. */
function framePage(): string {
  const page = packageText('@rocket.chat/livechat/build/index.html');
  return page.replace('<body>', `<body><script>SERVER_URL = 'https://${HOST}';${DDP_ANSWERS}</script>`);
}

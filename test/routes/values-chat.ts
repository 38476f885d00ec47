import type { Routes } from '../internet/routes.ts';
import { openChatStudio } from '../widgets/open-chat-studio.ts';
import { type ActingScript, actingScript } from './acting-script.ts';

/** What the routes of the data detectors have in common: chats that keep a number for the visitor and send it. */

/** Parley keeps the visitor's number in a cookie and an item, sends notes with it, and sends its store later. */
export const parleyVisits: ActingScript = actingScript(
  'https://cdn.parley.example/visits.js',
  `(function () {
  var visitor = 'pv-' + Math.random().toString(36).slice(2) + '-' + Date.now();
  document.cookie = 'parley_visitor=' + visitor + '; path=/';
  sessionStorage.setItem('parley.visit', visitor);
  function send(path, data) {
    data.visitor = visitor;
    return fetch('https://api.parley.example/v1/' + path, {
      method: 'POST', mode: 'no-cors', body: JSON.stringify(data)
    });
  }
  window.Parley.note = function (kind, label) { return send('notes', { kind: kind, label: label }); };
  window.Parley.note('visit', 'front page');
  setTimeout(function () {
    send('visits', { campaign: localStorage.getItem('parley.campaign') });
    window.visitsSent = true;
  }, 2500);
})();
`,
);

/** Opens Open Chat Studio's chat and says hello, at which it gives the visitor a number and begins a session. */
export const opensChat = `<script>
  (function () {
    var chat = document.querySelector('open-chat-studio-widget');
    var poll = setInterval(function () {
      chat.setAttribute('visible', 'true');
      var field = chat.shadowRoot && chat.shadowRoot.querySelector('textarea');
      if (!field) return;
      if (localStorage.getItem('ocs-user-id')) return clearInterval(poll);
      field.value = 'hello';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      ['keydown', 'keypress'].forEach(function (type) {
        field.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true, cancelable: true }));
      });
    }, 100);
  })();
</script>`;
export const chatBegun = `localStorage.getItem('ocs-user-id') !== null`;
export const beginsAt = 'https://www.openchatstudio.com/api/chat/start/';
export { openChatStudio };

/** Answers for the other vendor's own server and those of third parties. */
export const collectors: Routes = Object.fromEntries(
  ['collect.overtalk.example', 'collect.pageboost.example', 'data.audience.example'].map((host) => [
    host,
    { '/*': { status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' } },
  ]),
);

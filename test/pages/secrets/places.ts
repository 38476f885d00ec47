import type { Takes } from './kinds.ts';

/**
 * Where a page may hold a secret. `code` runs with the secret as `s`, in the chat's script, the other vendor's or the
 * site's own; `api` is the chat's server, and `launcher` the chat's button.
 */
export type Place = { takes: Takes; by: 'chat' | 'other' | 'site'; code: string };

const chat = (takes: Takes, code: string): Place => ({ takes, by: 'chat', code });
const other = (takes: Takes, code: string): Place => ({ takes, by: 'other', code });
const site = (takes: Takes, code: string): Place => ({ takes, by: 'site', code });

const post = (body: string) => `fetch(api + '/post', { method: 'POST', mode: 'no-cors', body: ${body} })`;
/** Sends from a function of this name, so that the stack holds it. */
const named = (act: string) => `({ [s]() { ${act} } })[s]()`;
const touch = `launcher.setAttribute('data-touched', '1')`;
const ask = `fetch(api + '/named', { mode: 'no-cors' })`;

const addresses: Record<string, Place> = {
  'fetch: query': chat('text', `fetch(api + '/v1?token=' + q(s), { mode: 'no-cors' })`),
  'fetch: query, not encoded': other('word', `fetch(api + '/v1?to=' + s, { mode: 'no-cors' })`),
  'fetch: name in the query': chat('word', `fetch(api + '/v1?' + q(s) + '=1', { mode: 'no-cors' })`),
  'fetch: query encoded twice': other('text', `fetch(api + '/v1?u=' + q(q(s)), { mode: 'no-cors' })`),
  'fetch: query in base64': other('text', `fetch(api + '/v1?b=' + q(btoa('v=' + s)), { mode: 'no-cors' })`),
  'fetch: path': chat('name', `fetch(api + '/visitors/' + q(s) + '/start', { mode: 'no-cors' })`),
  'fetch: last part of the path': other('name', `fetch(api + '/a/' + q(s), { mode: 'no-cors' })`),
  'fetch: path encoded twice': other('word', `fetch(api + '/b/' + q(q(s)) + '/c', { mode: 'no-cors' })`),
  'fetch: matrix parameter': chat('text', `fetch(api + '/c;sid=' + q(s) + '/d', { mode: 'no-cors' })`),
  'fetch: fragment': chat('text', `fetch(api + '/v1#' + q(s), { mode: 'no-cors' })`),
  'fetch: user': other('text', `fetch('https://' + q(s) + ':pw@api.parley.example/u').catch(() => {})`),
  'fetch: password': chat('text', `fetch('https://user:' + q(s) + '@api.parley.example/p').catch(() => {})`),
  'fetch: host': other('label', `fetch('https://' + s + '.parley.example/h', { mode: 'no-cors' })`),
  'Request object': other('text', `fetch(new Request(api + '/r?x=' + q(s), { mode: 'no-cors' }))`),
  'XHR: query': chat('text', `const x = new XMLHttpRequest(); x.open('GET', api + '/x?k=' + q(s)); x.send()`),
  'XHR: user and password': other(
    'text',
    `const x = new XMLHttpRequest(); x.open('GET', api + '/xu', true, 'u', s); x.send()`,
  ),
  'beacon: query': other('text', `navigator.sendBeacon(api + '/b?k=' + q(s), '')`),
  'WebSocket: query': chat('text', `new WebSocket('wss://api.parley.example/ws?auth=' + q(s))`),
  'WebSocket: protocol': chat('identifier', `new WebSocket('wss://api.parley.example/wp', [s])`),
  'EventSource: query': chat(
    'text',
    `new EventSource(api + '/events?ticket=' + q(s)).onerror = (e) => e.target.close()`,
  ),
  'image: path': other('name', `new Image().src = api + '/pixel/' + q(s) + '/1.gif'`),
  'image: file name': other('file', `new Image().src = api + '/pixels/' + q(s) + '.gif'`),
  'image: data address': chat(
    'text',
    `const i = new Image(); i.src = 'data:image/svg+xml,' + q(s); document.body.append(i)`,
  ),
  'script: file name': other(
    'file',
    `put('script', { src: 'https://cdn.overtalk.example/f/' + q(s) + '.js' })`,
  ),
  'script: query': chat('text', `put('script', { src: 'https://cdn.parley.example/g/more.js?v=' + q(s) })`),
  'script: data address': other(
    'text',
    `put('script', { src: 'data:text/javascript,' + q('/*' + s + '*/ fetch("' + api + '/d", { mode: "no-cors" })') })`,
  ),
  'frame: fragment': chat('text', `put('iframe', { src: api + '/frame#' + q(s) })`),
  'frame: javascript address': other('word', `put('iframe', { src: 'javascript:void "' + s + '"' })`),
  'style sheet: query': other('text', `put('link', { rel: 'stylesheet', href: api + '/s.css?k=' + q(s) })`),
  'worker: file name': other('file', `try { new Worker('/w/' + q(s) + '.js') } catch {}`),
  'history: path': site('name', `history.pushState({}, '', '/account/' + q(s) + '/page')`),
  'history: query': site('text', `history.replaceState({ s }, '', '/account/x?auth=' + q(s))`),
  'history: fragment': site('text', `location.hash = q(s)`),
  'redirect: query': chat(
    'text',
    `fetch(api + '/redirect?to=' + q('/landed?code=' + s), { mode: 'no-cors' })`,
  ),
};

const carried: Record<string, Place> = {
  'fetch: text body': chat('text', post('s')),
  'fetch: JSON body': other('text', post(`JSON.stringify({ deep: [{ text: s }] })`)),
  'fetch: JSON name': other('name', post('JSON.stringify({ [s]: 1 })')),
  'fetch: parameters body': other('text', post('new URLSearchParams({ message: s })')),
  'fetch: form body': chat('text', `const f = new FormData(); f.set('message', s); ${post('f')}`),
  'fetch: file name in a form': other(
    'text',
    `const f = new FormData(); f.set('file', new File(['x'], s)); ${post('f')}`,
  ),
  'fetch: blob body': other('text', post('new Blob([s])')),
  'fetch: bytes body': chat('text', post('new TextEncoder().encode(s)')),
  'fetch: header': other('text', `fetch(api + '/h1', { headers: { authorization: s } }).catch(() => {})`),
  'fetch: header name': other(
    'identifier',
    `fetch(api + '/h2', { headers: { ['x-' + s]: '1' } }).catch(() => {})`,
  ),
  'XHR: body': other('text', `const x = new XMLHttpRequest(); x.open('POST', api + '/xb'); x.send(s)`),
  'XHR: header': chat(
    'text',
    `const x = new XMLHttpRequest(); x.open('GET', api + '/xh'); x.setRequestHeader('x-auth', s); x.send()`,
  ),
  'beacon: body': other('text', `navigator.sendBeacon(api + '/bb', s)`),
  'WebSocket: message': chat(
    'text',
    `const w = new WebSocket('wss://api.parley.example/wm'); w.onopen = () => w.send(JSON.stringify({ chat: s }))`,
  ),
  'form sent': site(
    'text',
    `const f = put('form', { method: 'post', action: api + '/form', target: 'sink' }); const i = put('input', { name: 'secret', value: s }); f.append(i); put('iframe', { name: 'sink' }); f.submit()`,
  ),
  postMessage: chat('text', `postMessage({ chat: s }, '*')`),
};

const kept: Record<string, Place> = {
  'cookie: value': chat('text', `document.cookie = 'parley_a=' + q(s) + '; path=/'`),
  'cookie: value by the other': other('word', `document.cookie = 'parley_b=' + q(s) + '; path=/'`),
  'cookie: name': other('identifier', `document.cookie = 'parley_' + s + '=1; path=/'`),
  'cookie store': other('text', `globalThis.cookieStore?.set('parley_c', q(s)).catch(() => {})`),
  'local storage: value': other('text', `localStorage.setItem('parley.mark', s)`),
  'local storage: key': other('text', `localStorage.setItem('parley.' + s, '1')`),
  'local storage: JSON': other(
    'name',
    `localStorage.setItem('parley.json', JSON.stringify({ [s]: { user: s } }))`,
  ),
  'session storage: value': other('text', `sessionStorage.setItem('parley.session', s)`),
  'stored and sent': other(
    'word',
    `localStorage.setItem('parley.sent', s); fetch('https://collect.overtalk.example/c?raw=' + q(s), { mode: 'no-cors' })`,
  ),
  'window name': site('text', `window.name = s`),
  'global: value': chat('text', `window.Parley.user = { name: s }`),
  'global: name': chat('identifier', `window['Parley_' + s] = 1`),
  'global: method': other('name', `window.Parley[s] = () => s; window.Parley.open = () => s`),
  'data layer': site('text', `(window.dataLayer ??= []).push({ event: 'login', user: s })`),
  settings: site('text', `window.ParleySettings = { hidden: false, email: s }`),
};

const document: Record<string, Place> = {
  'text of the button': chat('text', `launcher.textContent = s`),
  'title of the button': chat('text', `launcher.title = s`),
  'label of the button': other('text', `launcher.setAttribute('aria-label', s)`),
  'attribute: name': other('identifier', `launcher.setAttribute('data-' + s, '')`),
  'element: id': chat('name', `put('button', { id: s }, launcher)`),
  'element: class': other('word', `launcher.classList.add(s)`),
  'element: tag': other('identifier', `launcher.append(document.createElement('x-' + s))`),
  'style: value': other('text', `launcher.style.setProperty('--name', JSON.stringify(s))`),
  'style: selector': other(
    'text',
    `put('style', { textContent: '[data-user=' + JSON.stringify(s) + '], #parley-launcher { opacity: 0.9 }' })`,
  ),
  'style: address': other(
    'text',
    `launcher.style.backgroundImage = 'url(' + JSON.stringify(api + '/bg?u=' + q(s)) + ')'`,
  ),
  'shadow root': chat(
    'text',
    `const d = put('parley-chat'); d.attachShadow({ mode: 'open' }).innerHTML = '<p></p>'; d.shadowRoot.firstChild.textContent = s`,
  ),
  markup: other(
    'text',
    `launcher.insertAdjacentHTML('beforeend', '<i title="' + s.replaceAll('&', '&amp;') + '"></i>')`,
  ),
  'frame: document': other('text', `put('iframe', { srcdoc: '<p>' + s + '</p>' })`),
  'frame: name': other('text', `put('iframe', { name: s })`),
  comment: site('text', `launcher.append(document.createComment(s))`),
  'form field': site('text', `put('input', { type: 'password', name: s, value: s })`),
  'document title': site('text', `document.title = s`),
};

const code: Record<string, Place> = {
  'function that touches the chat': other('word', named(touch)),
  'function that asks': other('name', named(ask)),
  'function of a class': other('name', `new ({ [s]: class { constructor() { ${touch} } } })[s]()`),
  'function in a patch': other(
    'name',
    `const native = window.fetch; window.fetch = { [s](...a) { return native.apply(this, a) } }[s]; ${ask}`,
  ),
  'method called by name': other('name', `const o = { run() { ${ask} } }; o[s] = o.run; o[s]()`),
  'evaluated code: name': other(
    'word',
    `(0, eval)(${'`'}fetch('${'$'}{api}/e1', { mode: 'no-cors' })\\n//# sourceURL=https://cdn.overtalk.example/${'$'}{s}/e.js?k=${'$'}{s}${'`'})`,
  ),
  'evaluated code: plain name': other(
    'word',
    `(0, eval)(${'`'}fetch('${'$'}{api}/e2', { mode: 'no-cors' })\\n//# sourceURL=${'$'}{s}${'`'})`,
  ),
  'code of a timer': other(
    'text',
    `setTimeout(${'`'}fetch('${'$'}{api}/t', { mode: 'no-cors' }) // ${'$'}{s}${'`'}, 10)`,
  ),
  'code of an element: name': other(
    'file',
    `put('script', { textContent: ${'`'}fetch('${'$'}{api}/n', { mode: 'no-cors' })\\n//# sourceURL=${'$'}{s}.js${'`'} })`,
  ),
  'code of a blob': other(
    'text',
    `put('script', { src: URL.createObjectURL(new Blob([${'`'}fetch('${'$'}{api}/bl', { mode: 'no-cors' }) // ${'$'}{s}${'`'}], { type: 'text/javascript' })) })`,
  ),
  handler: other('text', `launcher.setAttribute('onfocus', '// ' + s)`),
  'error: message': site('text', `throw new Error('could not greet ' + s)`),
  'error: name': site('word', `throw Object.assign(new Error('x'), { name: 'E' + s })`),
  'error: thrown text': site('text', 'throw s'),
  'error: rejected': site('text', `Promise.reject(new TypeError(s))`),
  'error: missing name': site('identifier', `(0, eval)(s + '()')`),
  'error: missing property': site('name', `undefined[s]`),
  'error: missing property, set': site('name', `null[s] = 1`),
  'error: file': site(
    'file',
    `(0, eval)(${'`'}setTimeout(() => { throw new Error('x') })\\n//# sourceURL=https://shop.example/${'$'}{s}.js${'`'})`,
  ),
  console: site('text', `console.error(s)`),
  'performance mark': site('text', `performance.mark(s)`),
};

export const places: Readonly<Record<string, Place>> = {
  ...addresses,
  ...carried,
  ...kept,
  ...document,
  ...code,
};

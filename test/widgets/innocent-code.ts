import type { Seeded } from './seeded.ts';

/**
 * Pieces of ordinary third-party code that touch no chat. None of them contains the text of an act
 * (`.remove(`, `.removeChild(`, `.hide(`, `.style`, `'style'`), so that an act's place is found by its text.
 */
const pieces: readonly ((n: number) => string)[] = [
  (n) => `function pad${n}(value, length) {
  var text = String(value);
  while (text.length < length) text = '0' + text;
  return text;
}
queue.push(pad${n}(${n}, 6));`,
  (
    n,
  ) => `var settings${n} = { sample: 0.${n}, endpoint: '/collect/${n}', fields: ['path', 'title', 'referrer'] };
queue.push(JSON.stringify(settings${n}));`,
  (n) => `function hash${n}(text) {
  var total = ${n};
  for (var i = 0; i < text.length; i++) total = (total * 31 + text.charCodeAt(i)) | 0;
  return total >>> 0;
}
queue.push(hash${n}(document.title));`,
  (n) => `document.addEventListener('scroll', function onScroll${n}() {
  queue.push({ kind: 'scroll', y: window.scrollY, n: ${n} });
}, { passive: true });`,
  (n) => `var note${n} = document.createElement('div');
note${n}.className = 'note-${n}';
note${n}.textContent = 'Free returns within ${n} days';
if (document.body) document.body.appendChild(note${n});`,
  (n) => `var links${n} = [].slice.call(document.querySelectorAll('a[href]')).map(function (link) {
  return link.getAttribute('href');
});
queue.push(links${n}.length + ${n});`,
];

/** Some statements of innocent code, each with names of its own from `firstNumber` on. */
export function innocentCode(random: Seeded, count: number, firstNumber: number): string {
  return Array.from({ length: count }, (_, index) => random.pick(pieces)(firstNumber + index)).join('\n');
}

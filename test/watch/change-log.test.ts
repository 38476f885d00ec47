// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { type Act, createChangeLog } from '../../src/watch/change-log.ts';
import type { HiddenBy } from '../../src/watch/hidden-by.ts';

let button: HTMLElement;
beforeEach(() => {
  document.documentElement.innerHTML = '<head></head><body><button style="width: 140px"></button></body>';
  button = document.querySelector('button') as HTMLElement;
});

const act = (given: Partial<Act>): Act => ({
  ...{
    action: 'style',
    target: button,
    attribute: 'style',
    nodes: [],
    scripts: 'https://cdn.overtalk.example/a.js',
  },
  ...given,
});
const byRule = (given: Partial<HiddenBy> = {}): HiddenBy => ({
  ...{ element: button, property: 'display', value: 'none', via: 'rule' },
  ...given,
});

it('tells how recently a property changed, and that nobody was seen to change it', () => {
  const changes = createChangeLog();
  changes.follow(button);
  changes.acted(7, act({}));
  button.style.transform = 'scale(0)';
  changes.endTurn();
  expect(changes.changedAt(button, 'transform')).toBe(7);
  expect(changes.changedAt(button, 'width')).toBe(0);

  changes.follow(button);
  button.style.left = '-999px';
  changes.endTurn();
  expect(changes.changedAt(button, 'left')).toBe(Number.POSITIVE_INFINITY);

  changes.measured();
  expect(changes.changedAt(button, 'transform')).toBe(0);
});

it('gives a sheet whose media were changed to who changed them', () => {
  const changes = createChangeLog();
  const sheet = document.head.appendChild(document.createElement('style'));
  changes.acted(3, act({ action: 'attribute', target: sheet, attribute: 'media' }));
  expect(changes.authorOf(byRule({ sheet }), true)).toBe(3);
});

it('gives a link’s sheet to who put the link in, once it has come', () => {
  const changes = createChangeLog();
  const link = document.createElement('link');
  changes.acted(3, act({ action: 'insert', target: document.head, nodes: [link] }));
  changes.measured();
  expect(changes.authorOf(byRule({ sheet: link }), true)).toBe(3);
});

it('gives a rule of a constructed sheet to the one script that worked on such sheets', () => {
  const changes = createChangeLog();
  const root = document.documentElement;
  changes.acted(4, act({ action: 'sheet', target: root }));
  changes.acted(5, act({ action: 'sheet', target: root }));
  expect(changes.authorOf(byRule(), true)).toBe(5);
  changes.acted(6, act({ action: 'sheet', target: root, scripts: 'https://shop.example/app.js' }));
  expect(changes.authorOf(byRule(), true)).toBeUndefined();
});

it('tells which act moved an element by what holds it', () => {
  const changes = createChangeLog();
  const holder = document.body.appendChild(document.createElement('div'));
  holder.append(button);
  changes.acted(8, act({ action: 'insert', target: document.body, nodes: [holder] }));
  expect(changes.lastMoveOf(button)).toBe(8);
  changes.measured();
  expect(changes.lastMoveOf(button)).toBeUndefined();
});

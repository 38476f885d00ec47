import { render } from 'preact';
import { expect, vi } from 'vitest';
import { App } from '../../../src/ui/app/app.tsx';
import type { Surface } from '../../../src/ui/app/model.ts';
import { fakeBrowser, held } from './fake-browser.ts';

export const root = document.createElement('div');

/** Preact runs effects after a frame; jsdom's frames are real. */
export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until nothing was drawn and nothing was told for a tenth of a second. */
export const settle = async () => {
  const picture = () => `${root.innerHTML} ${held.browser.told.length}`;
  let before = picture();
  for (let still = 0; still < 5; still++) {
    await wait(20);
    if (picture() === before) continue;
    before = picture();
    still = -1;
  }
};

/** Opens the app on a fresh page and waits until it has drawn what it was told. */
export const open = async (surface: Surface = 'popup') => {
  render(<App surface={surface} />, root);
  await vi.waitFor(() => expect(held.browser.types()).toContain('first-look'), 5000);
  await settle();
};

export const buttons = () => [...root.querySelectorAll('main button')].map((button) => button.textContent);

export const button = (name: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find((candidate) => candidate.textContent === name);
  if (!found) throw new Error(`no button ${name}; there are ${buttons().join(', ')}`);
  return found;
};

export const press = async (name: string) => {
  button(name).focus();
  button(name).click();
  await settle();
};

export const heading = () => root.querySelector('main h2')?.textContent;

/** A fresh browser, background and page. */
export const begin = () => {
  held.browser = fakeBrowser();
  document.documentElement.lang = 'en';
  document.title = 'Widget Witness';
  document.body.replaceChildren(root);
  history.replaceState(null, '', '/popup.html');
};

export const end = () => render(null, root);

// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../src/ui/app/app.tsx';
import { sampleReport } from '../../samples/report.ts';
import { held } from './fake-browser.ts';
import { begin, button, buttons, end, heading, open, press, root, settle } from './opened-app.tsx';

vi.mock('../../../src/platform/browser.ts', async () => {
  const { held } = await import('./fake-browser.ts');
  return {
    get browser() {
      return held.browser;
    },
  };
});

beforeEach(begin);
afterEach(end);

describe('opening', () => {
  it('takes the first look before anything else, then asks for the state', async () => {
    await open();
    expect(held.browser.types().filter((type) => type !== 'vendors' && type !== 'history')).toEqual([
      'first-look',
      'state',
      'state',
    ]);
    expect(held.browser.told.find(({ type }) => type === 'first-look')).toEqual({
      type: 'first-look',
      tabId: 7,
    });
  });

  it('says that it is looking', () => {
    render(<App surface="popup" />, root);
    expect(root.textContent).toContain('Looking at this page');
  });

  it('looks at the tab given in its address and stays with it', async () => {
    history.replaceState(null, '', '/panel.html?tab=31');
    await open('panel');
    held.browser.activeTab = 8;
    held.browser.tabs.onActivated.fire();
    await settle();
    expect(held.browser.told.filter((message) => 'tabId' in message && message.tabId !== 31)).toEqual([]);
  });

  it('follows the active tab', async () => {
    await open('panel');
    held.browser.activeTab = 8;
    held.browser.tabs.onActivated.fire();
    await settle();
    expect(held.browser.told).toContainEqual({ type: 'first-look', tabId: 8 });
    const ofTabs = held.browser.told.filter((message) => 'tabId' in message);
    expect(ofTabs.at(-1)).toEqual({ type: 'state', tabId: 8 });
  });

  it('shows what can be seen now', async () => {
    held.browser.state.report = sampleReport;
    held.browser.state.audit = { id: 'a-4f21', state: 'looked' };
    await open();
    expect(heading()).toBe('What can be seen now');
    expect(root.textContent).toContain('Parleyexecuted');
    expect(root.textContent).toContain('actor not recorded');
  });

  it('tells a page that the browser keeps back from a page without chats', async () => {
    held.browser.state.url = '';
    await open('panel');
    expect(root.textContent).toContain('This page has not been looked at');
    expect(buttons()).toContain('Audit this site');
    held.browser.state.url = 'https://shop.example/';
    held.browser.tabs.onUpdated.fire(7);
    await settle();
    expect(root.textContent).toContain('No chat widget of the catalogue can be seen on this page');
  });

  it('takes a page that stays closed to the toolbar button for one of the browser’s own', async () => {
    held.browser.state.url = '';
    await open('popup');
    expect(heading()).toBe('This page cannot be audited');
  });

  it('explains a page of the browser’s own', async () => {
    held.browser.state.supported = false;
    await open();
    expect(heading()).toBe('This page cannot be audited');
    expect(buttons()).toEqual([]);
  });

  it('says what to do when the background is silent, and tries again', async () => {
    held.browser.answers = false;
    await open();
    expect(root.querySelector('[role=alert]')?.textContent).toContain('did not answer');
    held.browser.answers = true;
    await press('Try again');
    expect(heading()).toBe('What can be seen now');
  });

  it('takes an answer of another shape for no answer', async () => {
    held.browser.state = { ...held.browser.state, supported: 'yes' as unknown as boolean };
    await open();
    expect(heading()).toBe('Something went wrong');
  });

  it('listens no more once closed', async () => {
    await open();
    expect(held.browser.runtime.onMessage.size()).toBe(1);
    render(null, root);
    expect(held.browser.runtime.onMessage.size()).toBe(0);
    expect(held.browser.tabs.onActivated.size()).toBe(0);
  });
});

describe('starting', () => {
  it('asks for all sites inside the click, then starts by reload', async () => {
    await open();
    button('Audit this site').click();
    // Not a moment later: a user gesture ends with the click handler.
    expect(held.browser.asked).toEqual([['<all_urls>']]);
    await settle();
    expect(heading()).toBe('Ready to record');
    await press('Reload and record');
    expect(held.browser.told).toContainEqual({
      type: 'start',
      tabId: 7,
      how: 'reload',
      origins: ['<all_urls>'],
      protect: [],
    });
  });

  it('asks for this site only, without the port, and starts with the next page', async () => {
    await open();
    root.querySelectorAll<HTMLInputElement>('input[name=scope]')[1]?.click();
    await settle();
    await press('Audit this site');
    await press('Record from the next page');
    expect(held.browser.asked).toEqual([['https://shop.example/*']]);
    expect(held.browser.told).toContainEqual({
      type: 'start',
      tabId: 7,
      how: 'next',
      origins: ['https://shop.example/*'],
      protect: [],
    });
  });

  it('never offers to reload the answer to a form', async () => {
    held.browser.state.fromPost = true;
    await open();
    await press('Audit this site');
    expect(buttons()).toEqual(['Record from the next page']);
    expect(root.textContent).toContain('would send the form again');
  });

  it('says what a refusal costs and asks again', async () => {
    held.browser.granted = false;
    await open();
    await press('Audit this site');
    expect(heading()).toBe('Permission was not given');
    expect(root.textContent).toContain('inconclusive (no permission)');
    expect(held.browser.types()).not.toContain('start');
    held.browser.granted = true;
    await press('Try again');
    expect(heading()).toBe('Ready to record');
    expect(document.activeElement?.textContent).toBe('Ready to record');
  });

  it('stays ready and says why when a start was refused', async () => {
    await open();
    await press('Audit this site');
    held.browser.state.error = 'This page is the answer to a form.';
    await press('Reload and record');
    expect(heading()).toBe('Ready to record');
    expect(root.querySelector('[role=alert]')?.textContent).toBe('This page is the answer to a form.');
  });

  it('offers all sites only while the page’s address is kept back', async () => {
    held.browser.state.url = '';
    await open('panel');
    expect(root.querySelectorAll<HTMLInputElement>('input[name=scope]')[1]?.disabled).toBe(true);
    await press('Audit this site');
    expect(held.browser.asked).toEqual([['<all_urls>']]);
  });

  it('says when recording could not be started', async () => {
    await open();
    await press('Audit this site');
    held.browser.answers = false;
    await press('Reload and record');
    expect(root.querySelector('[role=alert]')?.textContent).toContain('could not be started');
    expect(button('Reload and record').disabled).toBe(false);
  });
});

// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CauseState, Report } from '../../../src/model/report.ts';
import { Results } from '../../../src/ui/components/results.tsx';
import { sampleReport } from '../../samples/report.ts';
import { axeFaults } from '../axe.ts';
import { activeContent, hostileMarkup } from '../hostile.ts';

const main = document.createElement('main');
const advice = { sentence: 'Add the rule below.', paste: '#parley-launcher{display:block!important}' };

/** The sample's first chat, explained by a cause with this advice. */
function explained(given: Partial<CauseState> = {}): Report {
  const [first] = sampleReport.widgets;
  if (!first) throw new Error('the sample has no chat');
  const cause: CauseState = {
    id: 'css-conflict',
    state: 'established',
    reason: 'a rule hides it',
    advice,
    ...given,
  };
  const widget = { ...first, verdict: 'explained' as const, next: advice.sentence, causes: [cause] };
  return {
    ...sampleReport,
    widgets: [widget],
    quietChecks: [
      { id: 'other-protection', vendor: null, state: 'seen', detail: 'to tracker.example' },
      { id: 'vendor-switch', vendor: widget.vendor, state: 'not-seen', detail: '' },
    ],
  };
}

const draw = (report: Report) => render(<Results report={report} expanded />, main);
const texts = (selector: string) => [...main.querySelectorAll(selector)].map((one) => one.textContent);

beforeEach(() => {
  render(null, main);
  document.title = 'Advice';
  document.documentElement.lang = 'en';
  document.body.replaceChildren(main);
});

describe('advice', () => {
  it('stands with its cause, and its text to paste below the next step', () => {
    draw(explained());
    expect(texts('.causes .advice p')).toEqual([advice.sentence]);
    expect(texts('.causes .advice .paste')).toEqual([advice.paste]);
    expect(main.querySelector('.widget-next + .paste')?.textContent).toBe(advice.paste);
  });
  it('has no empty block where there is nothing to paste, nor where there is no advice', () => {
    draw(explained({ advice: { sentence: advice.sentence } }));
    expect(texts('.advice p')).toEqual([advice.sentence]);
    expect(texts('.paste')).toEqual([]);
    const { advice: _, ...without } = { id: 'csp', state: 'established', reason: '' } as CauseState;
    draw({ ...explained(), widgets: explained().widgets.map((one) => ({ ...one, causes: [without] })) });
    expect(texts('.advice')).toEqual([]);
  });
  it('is text, whatever it holds', () => {
    draw(explained({ advice: { sentence: hostileMarkup, paste: hostileMarkup } }));
    expect(activeContent(main)).toEqual([]);
    expect(texts('.advice .paste')).toEqual([hostileMarkup]);
  });
  it('can be used by everybody', async () => {
    draw(explained());
    expect(await axeFaults(main)).toEqual([]);
  });
});

describe('quiet checks', () => {
  it('are listed by what they look for, with their state and the chat', () => {
    draw(explained());
    const list = [...main.querySelectorAll('.fold')].find((one) =>
      one.textContent?.startsWith('Also at work'),
    );
    expect([...(list?.querySelectorAll('.row') ?? [])].map((row) => row.textContent)).toEqual([
      'SeenAnother blocker or tracking protectionto tracker.example',
      'Not seenParley: Its own switch, hours or control group',
    ]);
    expect(list?.querySelector('.tally')?.textContent).toBe('1');
  });
});

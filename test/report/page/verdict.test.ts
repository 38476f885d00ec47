import { describe, expect, it } from 'vitest';
import type { Report, WidgetReport } from '../../../src/model/report.ts';
import { certaintyOf, verdictOfAll } from '../../../src/report/page/verdict.ts';
import { sampleReport } from '../../samples/report.ts';

const [parley, murmur, chatter, overtalk] = sampleReport.widgets as [
  WidgetReport,
  WidgetReport,
  WidgetReport,
  WidgetReport,
];
const told = (...widgets: WidgetReport[]) => verdictOfAll({ ...sampleReport, widgets });

describe('the verdict of a whole audit', () => {
  it('says first who was interfered with, in the words of that chat’s own verdict', () => {
    expect(told(overtalk, chatter, murmur, parley)).toEqual({
      verdict: 'interfered',
      sentence: `The Parley chat was interfered with: ${parley.summary}`,
    });
  });

  it('says next what is not determined, then what is explained, then that all is well', () => {
    expect(told(overtalk, chatter, murmur)).toEqual({ verdict: 'undetermined', sentence: murmur.summary });
    expect(told(overtalk, chatter)).toEqual({ verdict: 'explained', sentence: chatter.summary });
    expect(told(overtalk)).toEqual({ verdict: 'healthy', sentence: overtalk.summary });
  });

  it('names all chats of one verdict', () => {
    const alike = (verdict: WidgetReport['verdict']) => {
      const { sentence } = told({ ...parley, verdict }, { ...murmur, verdict }, { ...overtalk, verdict });
      return sentence;
    };
    expect(alike('interfered')).toBe('The Parley, Murmur and Overtalk chats were interfered with.');
    expect(alike('undetermined')).toBe(
      'What became of the Parley, Murmur and Overtalk chats is not determined.',
    );
    expect(alike('explained')).toBe(
      'The Parley, Murmur and Overtalk chats could not be used, and why is explained.',
    );
    expect(alike('healthy')).toBe('The Parley, Murmur and Overtalk chats could be seen and clicked.');
  });

  it('says where no chat was seen', () => {
    expect(told()).toEqual({
      verdict: null,
      sentence: 'No chat widget was seen on shop.example in what was recorded.',
    });
  });
});

describe('how sure that is', () => {
  const fails = sampleReport.findings.filter(({ verdict }) => verdict === 'fail');
  const of = (given: Partial<Report>) => certaintyOf({ ...sampleReport, ...given });

  it('is told by the claims and by what comparisons confirmed', () => {
    expect(of({})).toBe(
      'Each act was observed or derived from observations, with its effect; the ordinary causes that could explain it ' +
        'were excluded; 1 of 2 confirmed by loading the page with and without the script.',
    );
    const observed = fails.filter(({ claim }) => claim === 'observed');
    expect(of({ findings: observed, comparisons: [] })).toBe(
      'Each act was observed, with its effect; the ordinary causes that could explain it were excluded; not yet ' +
        'confirmed by loading the page with and without the script.',
    );
  });

  it('does not take measured times for a comparison', () => {
    const comparisons = sampleReport.comparisons.map((one) => ({ ...one, blocked: null }));
    expect(of({ comparisons })).toContain('not yet confirmed');
  });

  it('is not told where nothing failed', () => {
    expect(of({ findings: sampleReport.findings.filter(({ verdict }) => verdict !== 'fail') })).toBeNull();
  });
});

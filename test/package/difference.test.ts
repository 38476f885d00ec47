import { describe, expect, it } from 'vitest';
import { differenceSchema } from '../../src/model/analysis.ts';
import type { Finding, Report } from '../../src/model/report.ts';
import { differenceOf } from '../../src/package/difference.ts';
import { removedChat } from '../builders/package.ts';
import { reportOf } from '../builders/report.ts';

const packed = reportOf(removedChat());
const differenceTo = (edit: (report: Report) => void) => {
  const now = structuredClone(packed);
  edit(now);
  return differenceSchema.parse(differenceOf(packed, now));
};
const gap: Report['audit']['gaps'][number] = { reason: 'no-probe', detail: '', count: 1, at: 'never' };
const findingIn = ({ findings }: Report): Finding => {
  const [finding] = findings;
  if (!finding) throw new Error('no finding');
  return finding;
};
/** What a finding that was changed so is said to have changed. */
const changesTo = (edit: (finding: Finding) => void) => {
  const { findings } = differenceTo((report) => edit(findingIn(report)));
  return findings.map(({ change, changes }) => ({ change, changes }));
};

describe('a difference', () => {
  it('is none between a report and itself, nor where the release alone is another', () => {
    const same = differenceTo((report) => {
      report.tool.build = 'today';
      report.schemaVersion = '9.0.0';
    });
    expect(same).toMatchObject({ findings: [], widgets: [], causes: [], parts: [] });
  });

  it('tells a part that differs at its deepest, and not what JSON does not tell', () => {
    const rungIn = ({ widgets }: Report) => {
      const rung = widgets[0]?.pageLoads[0]?.ladder[0];
      if (!rung) throw new Error('no rung');
      return rung;
    };
    const deep = differenceTo((report) => {
      rungIn(report).at = 'never';
    });
    expect(deep.parts).toEqual(['widgets']);
    const more = differenceTo((report) => report.audit.gaps.push(...report.audit.gaps, gap));
    expect(more.parts).toEqual(['audit']);
    const undefinedMore = differenceTo((report) => Object.assign(rungIn(report), { lostAt: undefined }));
    expect(undefinedMore.parts).toEqual([]);
  });

  it('tells a finding that came from one that went, and not by their numbers', () => {
    const more = (report: Report) => {
      const finding = structuredClone(findingIn(report));
      report.findings.unshift({ ...finding, target: '#other', evidence: [], count: 7 });
      report.findings.forEach((one, i) => {
        one.id = `${one.detector}-parley-${i + 1}`;
      });
    };
    expect(differenceTo(more).findings).toMatchObject([{ change: 'came', target: '#other', changes: [] }]);
    const now = structuredClone(packed);
    more(now);
    expect(differenceOf(now, packed).findings).toMatchObject([{ change: 'went', target: '#other' }]);
  });

  it('tells another verdict, count and claim of the same finding', () => {
    const changes = changesTo((finding) => {
      finding.verdict = 'inconclusive';
      finding.count += 1;
      finding.claim = 'inferred';
    });
    expect(changes).toMatchObject([
      { change: 'changed', changes: [{ what: 'verdict' }, { what: 'count' }, { what: 'claim' }] },
    ]);
    expect(changes[0]?.changes[0]).toEqual({ what: 'verdict', packed: 'fail', now: 'inconclusive' });
  });

  it('tells another actor of the same act', () => {
    const [only, ...rest] = changesTo((finding) => {
      finding.actor = { ...finding.actor, party: 'site', name: 'shop.example', scriptUrl: null };
    });
    expect(rest).toEqual([]);
    expect(only?.changes).toMatchObject([
      { what: 'actor', now: expect.stringMatching(/^site shop\.example/) },
    ]);
  });

  it('tells another verdict of a widget and another state of a cause', () => {
    const { widgets, causes, parts } = differenceTo((report) => {
      const [widget] = report.widgets;
      if (!widget) throw new Error('no widget');
      widget.verdict = 'explained';
      for (const cause of widget.causes) if (cause.id === 'csp') cause.state = 'established';
    });
    expect(widgets).toEqual([{ vendor: 'parley', name: 'Parley', packed: 'interfered', now: 'explained' }]);
    expect(causes).toMatchObject([{ vendor: 'parley', cause: 'csp', now: 'established' }]);
    expect(parts).toEqual(['widgets']);
  });

  it('tells a widget that is in one of them alone, without its causes', () => {
    const { widgets, causes } = differenceTo((report) => report.widgets.pop());
    expect(widgets).toMatchObject([{ packed: 'interfered', now: null }]);
    expect(causes).toEqual([]);
  });

  it('names the parts where nothing of this differs', () => {
    const difference = differenceTo((report) => {
      report.audit.environment.browser = 'Other';
    });
    expect(difference).toMatchObject({ findings: [], widgets: [], causes: [], parts: ['audit'] });
  });
});

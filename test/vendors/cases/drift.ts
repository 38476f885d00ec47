import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://js.driftt.com/include/1700000000/abc.js',
      'https://js.drift.com/include/1700000000/abc.js',
      'https://metrics.api.drift.com/monitoring/metrics/event',
    ],
    cookies: ['drift_aid', 'driftt_aid', 'driftt_sid', 'drift_campaign_refresh', 'drift_eid'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notdriftt.com/a.js', 'https://driftt.com.evil.example/a.js'],
    cookies: ['drift', 'mydrift_aid'],
  },
} satisfies VendorCases;

import { describe, expect, it } from 'vitest';
import { makeLabeller } from '../../src/attribution/party.ts';
import { builtInVendors } from '../../src/vendors/catalogue.gen.ts';
import { company, parley, siteUrl, vendors } from '../builders/log.ts';

const label = makeLabeller(vendors);
const partyOf = (url: string, site = siteUrl) => label(url, parley, site).party;

describe('party', () => {
  it.each([
    ['chrome-extension://abc/x.js', 'browser'],
    ['moz-extension://id-1/x.js', 'browser'],
    ['https://a.b.parley.example/x.js', 'affected'],
    ['https://overtalk.example/jquery.js', 'other-vendor'],
    ['https://tagger.example/c.js', 'tag-manager'],
    ['https://consent.example/c.js', 'consent-manager'],
    ['https://shop.example/jquery-3.7.1.slim.min.js', 'library'],
    ['https://static.shop.example/zone.min.js', 'library'],
    ['https://shop.example/jquery.chat-remover.js', 'site'],
    ['https://static.shop.example/main.js', 'site'],
    ['https://cdn.jsdelivr.net/npm/react@18/umd/index.js', 'library'],
    ['https://cdn.jsdelivr.net/npm/overtalk-kit@1/index.js', 'third-party'],
    ['https://cdnjs.cloudflare.com/ajax/libs/anything/1.0/a.js', 'library'],
    ['https://shop.example/klaro-no-css.js', 'consent-manager'],
    ['https://static.shop.example/cookieconsent.umd.js', 'consent-manager'],
    ['https://cdn.jsdelivr.net/npm/orejime@3.2.1/dist/orejime-standard-en.js', 'consent-manager'],
    ['https://cdn.segment.com/next-integrations/integrations/chat.js', 'tag-manager'],
    ['https://stranger.example/klaro.js', 'third-party'],
    ['https://stranger.example/s.js', 'third-party'],
    ['https://parley.example.evil.example/x.js', 'third-party'],
    ['data:text/javascript', 'unknown'],
    ['blob:https://shop.example', 'unknown'],
    ['', 'unknown'],
    ['not a url', 'unknown'],
    ['webpack:///./src/a.js', 'unknown'],
  ])('%s is %s', (url, party) => {
    expect(partyOf(url)).toBe(party);
  });

  it('keeps customers of one hosting company apart', () => {
    expect(partyOf('https://other.github.io/x.js', 'https://shop.github.io/')).toBe('third-party');
    expect(partyOf('https://shop.github.io/x.js', 'https://shop.github.io/')).toBe('site');
  });

  it('follows an alias of a client', () => {
    const proxied = company('parley', 'chat', {
      aliases: [{ value: 'chat.shop.example', sources: ['client'] }],
    });
    expect(makeLabeller([proxied])('https://chat.shop.example/w.js', proxied, siteUrl).party).toBe(
      'affected',
    );
  });

  it('names the company that third-party-web knows', () => {
    const real = makeLabeller(builtInVendors);
    expect(real('https://www.googletagmanager.com/gtm.js?id=x', null, siteUrl)).toMatchObject({
      party: 'tag-manager',
    });
    expect(real('https://js.stripe.com/v3/', null, siteUrl)).toMatchObject({
      party: 'third-party',
      name: 'Stripe',
    });
    expect(real('https://browser.sentry-cdn.com/8.0.0/bundle.min.js', null, siteUrl)).toMatchObject({
      party: 'third-party',
      forwards: true,
    });
  });
});

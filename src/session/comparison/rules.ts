import { browser } from '../../platform/browser.ts';

/** The only rule of ours there ever is: setting it replaces it. */
const ruleId = 1;

type Rule = NonNullable<
  Parameters<typeof browser.declarativeNetRequest.updateSessionRules>[0]['addRules']
>[number];

/** Keeps what `target` names (a host with its subdomains, or a script's address) from loading in this tab. */
export async function block(target: string, tab: number): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [ruleId],
    addRules: [blockingRule(target, tab)],
  });
}

/** Takes our rule away; there need not be one. */
export async function unblock(): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [ruleId] });
}

/** The session rule that blocks the scripts of a host, or one script with any query, in one tab. */
export function blockingRule(target: string, tab: number): Rule {
  const condition = target.includes('://')
    ? { urlFilter: addressFilter(target), isUrlFilterCaseSensitive: true }
    : { requestDomains: [target.toLowerCase()] };
  return {
    id: ruleId,
    action: { type: 'block' },
    condition: { ...condition, resourceTypes: ['script'], tabIds: [tab] },
  };
}

/**
 * An address as a filter, from its beginning to where its query may begin. What the record keeps as a mark instead of
 * an identifier may be anything, and so may what would mean something else in a filter.
 */
function addressFilter(address: string): string {
  const plain = address
    .replace(/[?#].*$/s, '')
    .replace(/(?:‹|%E2%80%B9)id:[0-9a-f]{8}(?:›|%E2%80%BA)/gi, '*')
    .replace(/(?<=[/.])id-[0-9a-f]{8}(?=[/.])/g, '*')
    .replace(/[|^]|[^ -~]+/g, '*');
  return `|${plain}^`;
}

import type { Declared } from '../../../model/declared.ts';

/** The fields of the form, in their order. Amounts and what belongs to them are fields of their own. */
export const declaredFields = [
  { name: 'client', label: 'Client' },
  { name: 'caseNumber', label: 'Case number' },
  {
    name: 'contractBasis',
    label: 'Contract or terms: what they say of the script’s right to do what it did',
  },
  { name: 'consentBasis', label: 'Consent: what the site agreed to, and how that is known' },
  { name: 'responseHours', label: 'Hours of response' },
  { name: 'rateAmount', label: 'Rate per hour' },
  { name: 'rateCurrency', label: 'Currency of the rate' },
  { name: 'lossAmount', label: 'Business loss' },
  { name: 'lossCurrency', label: 'Currency of the loss' },
  { name: 'lossBasis', label: 'How the loss is known' },
] as const;
type FieldName = (typeof declaredFields)[number]['name'];

/** What stands in the form. */
export type Typed = Record<FieldName, string>;
export type Faults = Partial<Record<FieldName, string>>;

export const longestOf = (name: FieldName): number => (name.endsWith('Currency') ? 8 : 500);

/** The form as it is filled in from what is kept. */
export function typedOf({ hourlyRate, businessLoss, responseHours, ...lines }: Declared): Typed {
  return {
    client: lines.client ?? '',
    caseNumber: lines.caseNumber ?? '',
    contractBasis: lines.contractBasis ?? '',
    consentBasis: lines.consentBasis ?? '',
    responseHours: responseHours?.toString() ?? '',
    rateAmount: hourlyRate?.amount.toString() ?? '',
    rateCurrency: hourlyRate?.currency ?? '',
    lossAmount: businessLoss?.amount.toString() ?? '',
    lossCurrency: businessLoss?.currency ?? '',
    lossBasis: businessLoss?.basis ?? '',
  };
}

/** What can be kept of it, and why the rest cannot. */
export function declaredOf(typed: Typed): { declared: Declared; faults: Faults } {
  const faults: Faults = {};
  const line = (name: FieldName) => typed[name].trim();
  const number = (name: FieldName): number | null => {
    if (line(name) === '') return null;
    if (/^\d{1,12}(\.\d{1,6})?$/.test(line(name))) return Number(line(name));
    faults[name] = 'Not kept: write a number, such as 1.5.';
    return null;
  };
  const money = (amountName: FieldName, currencyName: FieldName, ...others: FieldName[]) => {
    const amount = number(amountName);
    const currency = line(currencyName);
    if (amount !== null && currency !== '') return { amount, currency };
    if (amount !== null) faults[currencyName] = 'The amount is not kept without its currency.';
    else if ([currencyName, ...others].some((name) => line(name) !== ''))
      faults[amountName] ??= 'What stands beside it is not kept without an amount.';
    return null;
  };

  const lines = (['client', 'caseNumber', 'contractBasis', 'consentBasis'] as const).filter(line);
  const responseHours = number('responseHours');
  const hourlyRate = money('rateAmount', 'rateCurrency');
  const businessLoss = money('lossAmount', 'lossCurrency', 'lossBasis');
  const declared: Declared = {
    ...Object.fromEntries(lines.map((name) => [name, line(name)])),
    ...(responseHours === null ? {} : { responseHours }),
    ...(hourlyRate === null ? {} : { hourlyRate }),
    ...(businessLoss === null ? {} : { businessLoss: { ...businessLoss, basis: line('lossBasis') } }),
  };
  return { declared, faults };
}

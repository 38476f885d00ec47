import type * as z from 'zod/mini';

/** The first thing that is wrong in a person's file, with its place: `[0].hosts[1]: expected a list.` */
export function faultIn(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  return `${pathOf(issue?.path ?? [])}: ${sentenceOf(issue)}`;
}

function pathOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file';
  const whole = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return whole.replace(/^\./, '');
}

const typeNames: Record<string, string> = { array: 'a list', object: 'an object' };

/** zod's small build carries no messages; a person gets these. */
function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return `expected ${typeNames[issue.expected] ?? `a ${issue.expected}`}.`;
    case 'unrecognized_keys':
      return `unknown field ${issue.keys.map((name) => `"${name}"`).join(', ')}.`;
    case 'invalid_value':
      return `expected one of ${issue.values.map((value) => `"${String(value)}"`).join(', ')}.`;
    case 'invalid_format':
      return 'expected lower-case letters, digits and hyphens, at most 64.';
    case 'too_small':
      return issue.origin === 'number' ? `must not be less than ${issue.minimum}.` : 'must not be empty.';
    case 'too_big':
      return `must not be longer than ${issue.maximum}.`;
    default:
      return 'does not fit.';
  }
}

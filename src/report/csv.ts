type Value = string | number | null;

/** Rows as CSV (RFC 4180). */
export const csvOf = (rows: readonly (readonly Value[])[]): string =>
  rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

/** A spreadsheet takes what begins so for a formula: an apostrophe before it makes it a text. */
const formula = /^[=+\-@\t\r]/;

function field(value: Value): string {
  const text = typeof value === 'string' ? value.replace(formula, "'$&") : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

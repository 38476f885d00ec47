import { type Report, reportSchema } from '../model/report.ts';

/** A report that does not keep to the contract, with the names of the fields at fault. */
export class RefusedReport extends Error {}

const faultsNamed = 5;

/** Takes a report as it comes from elsewhere. Throws a `RefusedReport` that names each field which is missing or wrong. */
export function readReport(value: unknown): Report {
  const { data, error } = reportSchema.safeParse(value);
  if (data) return data;
  const faults = error.issues.map((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const field = inWords([...issue.path, ...keys]) || 'the whole';
    if (keys.length > 0) return `${field} is not part of it`;
    return `${field} ${hasPath(value, issue.path) ? 'is not as agreed' : 'is missing'}`;
  });
  const more = faults.length - faultsNamed;
  const rest = more > 0 ? [`and ${more} more`] : [];
  throw new RefusedReport(`The report is refused: ${[...faults.slice(0, faultsNamed), ...rest].join('; ')}.`);
}

type Path = readonly PropertyKey[];

/** `findings[0].period.first.at` */
function inWords(path: Path): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function hasPath(value: unknown, path: Path): boolean {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return false;
    here = (here as Record<PropertyKey, unknown>)[key];
  }
  return true;
}

import {
  auditFile,
  catalogueFile,
  digestFile,
  findingsFile,
  manifestFile,
  observationsFile,
  pageFile,
  removedFile,
  reportFile,
  requestsFile,
  scriptsFile,
} from '../../../model/package.ts';

/** What the files of a package hold, for who decides whether they may leave. */
const words: Record<string, string> = {
  [pageFile]: 'The report as a page, for people.',
  [reportFile]: 'The report as data: all that the page says.',
  [auditFile]:
    'What was asked for, what you declared, and who recorded, edited and exported it, in which browser, when.',
  [catalogueFile]: 'The vendors that were looked for, your own among them.',
  [observationsFile]:
    'Everything that was recorded, one line each, more than the report quotes: addresses of pages, scripts and requests, names of elements, calls with their stacks.',
  [requestsFile]: 'The requests among it, for other tools, without headers, bodies and values.',
  [findingsFile]: 'The findings, for other tools.',
  [removedFile]: 'What was removed when it was recorded; the same as below.',
  [scriptsFile]: 'Every script that was seen: whose it is, who loaded it, the hash of its text.',
  [manifestFile]: 'The list of all files with their hashes.',
  [digestFile]:
    'The signature of that list, and the public key, which is the same in all packages of this browser profile.',
};
/** The type of a picture by its file's name; null of any other file. */
export const pictureType = (name: string): string | null => (name.endsWith('.png') ? 'image/png' : null);

export const fileWords = (name: string): string =>
  words[name] ??
  (pictureType(name)
    ? 'Where the chats stood, each as coarse squares of average colour; of the page itself nothing.'
    : 'Open it to see what it holds.');

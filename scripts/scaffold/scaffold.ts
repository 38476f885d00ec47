/** A file to be written: its path from the project's root and its text. */
export type ScaffoldFile = { path: string; text: string };

/** What `npm run new` writes for one kind. The first file is the authored one. */
export type Scaffold = {
  files(name: string): ScaffoldFile[];
  /** What to do next, one step a line. */
  next(name: string): string[];
  /** Why this name cannot be used for this kind, or null. */
  refuse?(name: string): string | null;
};

/** `covered-widget` → `Covered widget`. */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

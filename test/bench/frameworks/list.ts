/** One row of the list that every framework draws: as in js-framework-benchmark, a number, a label and two buttons. */
export type Item = { id: number; label: string };

/** A framework's list on the page: draws these rows, keyed, and is done before it returns or its promise resolves. */
export type List = { show(items: readonly Item[]): unknown };
export type Mount = (into: HTMLElement) => List;

export const classOf = ({ id }: Item): string => (id % 10 === 0 ? 'row chosen' : 'row');

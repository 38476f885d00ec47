import axe from 'axe-core';

/** Rule ids and places that axe finds wrong in an element of the current document. */
export const axeFaults = async (element: Element): Promise<string[]> => {
  // jsdom draws nothing, so contrast is measured from the stylesheet in style.test.ts.
  const result = await axe.run(element, { rules: { 'color-contrast': { enabled: false } } });
  return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
};

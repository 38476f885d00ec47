/** Made at its first use, and once: schemas cost a page load more than anything else, and few of them are needed in it. */
export function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

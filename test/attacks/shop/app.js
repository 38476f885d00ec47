/* Fernwood Goods (fictional): the site's own script, with the helpers that sites have. It does no wrong. */
window.Fernwood = {
  run: (step) => step(),
  later: (step) => setTimeout(() => step(), 0),
  attempt: (step, recover) => {
    try {
      step();
    } catch (error) {
      recover(error);
    }
  },
  describe: (thing) => `Now in our shop: ${thing}`,
  settle: async (work) => {
    await work;
    document.documentElement.dataset.settled = 'true';
  },
  dismiss: (banner) => banner.remove(),
};

document.addEventListener('fernwood:close', ({ detail }) => {
  jQuery(detail).remove(); /* act:dispatch-to-listener */
});

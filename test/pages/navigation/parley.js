/* Parley (fictional): its global only. */
window.Parley = { open: () => true };

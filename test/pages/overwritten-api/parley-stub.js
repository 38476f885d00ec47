/* Parley (fictional chat): holds the place of its own API until the real one comes. */
window.Parley = { queue: [], open: (...call) => window.Parley.queue.push(call) };

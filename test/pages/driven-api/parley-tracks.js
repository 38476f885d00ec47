/* Parley (fictional chat): calls its own public function. */
setTimeout(() => window.Parley.track('ready'), 800);

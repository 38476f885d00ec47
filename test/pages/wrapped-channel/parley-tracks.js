/* Parley (fictional chat): tells its server through its own public function what the visitor has seen. */
setTimeout(() => window.Parley.track('seen'), 800);

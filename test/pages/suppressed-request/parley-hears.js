/* Parley (fictional chat): asks for the greeting that it is to show. */
fetch('https://api.parley.example/v1/greeting', { mode: 'no-cors' });

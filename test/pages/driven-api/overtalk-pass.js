/* Overtalk (fictional): looks for the other chat's functions and calls none of them. */
setTimeout(() => {
  const found = typeof window.Parley?.track === 'function';
  fetch(`https://collect.overtalk.example/v1/hits?besides=${found}`, { method: 'POST', mode: 'no-cors' });
}, 800);

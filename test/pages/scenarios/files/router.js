/* The shop's own router: shows the check-out when the page has settled. */
window.addEventListener('load', () => {
  setTimeout(() => {
    history.pushState({}, '', '/checkout');
    document.querySelector('h1').textContent = 'Check-out';
    window.dispatchEvent(new Event('shop:routed'));
  }, 800);
});

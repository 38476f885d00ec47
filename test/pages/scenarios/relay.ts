/** Counts, in a page that holds the frame or opened the window, the acts that are told to it. */
export const RELAY = `<script>
  window.__acts = 0;
  window.addEventListener('message', (event) => {
    if (event.data === 'acted') window.__acts += 1;
  });
</script>`;

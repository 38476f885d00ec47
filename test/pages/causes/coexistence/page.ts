import type { CausePage } from '../cause-page.ts';
import { drawnChat, pasted } from '../drawn-chat.ts';

const overtalk = `window.Overtalk = {};
addEventListener('load', () => {
  const launcher = document.createElement('button');
  launcher.id = 'overtalk-launcher';
  launcher.innerHTML = '<span style="display:block;width:160px;height:64px">Talk</span>';
  launcher.style.cssText = 'position:fixed;right:12px;bottom:12px;width:180px;height:76px;z-index:10';
  document.body.append(launcher);
});`;

/** Two chats put their buttons into the same corner; the later and larger one lies over Parley's. */
export const page: CausePage = {
  cause: 'coexistence',
  url: 'https://shop.example/',
  routes: (advice) =>
    drawnChat(
      { head: `${pasted(advice?.paste)}<script async src="https://cdn.overtalk.example/two.js"></script>` },
      { 'cdn.overtalk.example': { '/two.js': { body: overtalk } } },
    ),
};

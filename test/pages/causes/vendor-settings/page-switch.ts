import type { CausePage } from '../cause-page.ts';
import { drawnChat } from '../drawn-chat.ts';

/** The page holds Parley's own switch; what is advised is pasted behind it. */
export const page: CausePage = {
  cause: 'vendor-settings',
  url: 'https://shop.example/',
  routes: (advice) =>
    drawnChat(
      { head: `<script>window.ParleySettings = { hidden: true };${advice?.paste ?? ''}</script>` },
      {
        'cdn.parley.example': {
          '/loader.js': {
            body: `window.Parley = {};
if (!window.ParleySettings?.hidden) {
  const launcher = document.createElement('button');
  launcher.id = 'parley-launcher';
  launcher.style.cssText = 'position:fixed;right:24px;bottom:24px;width:140px;height:48px';
  document.body.append(launcher);
}`,
          },
        },
      },
    ),
};

import { render } from 'preact';
import { VerifyPage } from '../ui/app/verify-page.tsx';

declare const __BUILD__: string;

const root = document.querySelector('#app');
if (root) render(<VerifyPage build={__BUILD__} />, root);

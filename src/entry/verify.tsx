import { render } from 'preact';
import { verifyAside } from '../ui/app/verify-aside.ts';
import { VerifyPage } from '../ui/app/verify-page.tsx';

const root = document.querySelector('#app');
if (root) render(<VerifyPage verify={verifyAside} />, root);

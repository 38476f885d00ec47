import { render } from 'preact';
import { App } from '../ui/app/app.tsx';

const root = document.querySelector('#app');
if (root) render(<App surface="panel" />, root);

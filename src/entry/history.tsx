import { render } from 'preact';
import { HistoryPage } from '../ui/app/history/history-page.tsx';

const root = document.querySelector('#app');
if (root) render(<HistoryPage />, root);

import { render } from 'preact';
import { deskFor } from '../ui/app/export-page/desk.ts';
import { ExportPage } from '../ui/app/export-page/export-page.tsx';

const root = document.querySelector('#app');
const auditId = new URLSearchParams(location.search).get('audit') ?? '';
if (root) render(<ExportPage desk={deskFor(auditId)} />, root);

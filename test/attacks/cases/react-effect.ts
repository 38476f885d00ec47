import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'react-effect',
  does: 'acts in an effect of a React component',
  body: `<div id="offer"></div>
    <script src="https://unpkg.com/react@16.14.0/umd/react.production.min.js"></script>
    <script src="https://unpkg.com/react-dom@16.14.0/umd/react-dom.production.min.js"></script>`,
};

/** React 16 brings no types, and two functions need no package of them. */
declare module 'react' {
  export function createElement(type: string, props: object | null, ...children: unknown[]): unknown;
}
declare module 'react-dom' {
  export function render(element: unknown, container: Element): unknown;
}

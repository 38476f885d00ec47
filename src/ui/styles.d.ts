/** The stylesheet as text. esbuild (`loader: { '.css': 'text' }`) and Vite both understand `?raw`. */
declare module '*.css?raw' {
  const css: string;
  export default css;
}

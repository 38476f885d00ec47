/** The inline script element whose insertion is running its code right now. */
export const running: { script: number | undefined } = { script: undefined };

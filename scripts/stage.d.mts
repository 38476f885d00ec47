export function run(
  command: string,
  args: string[],
  options?: { cwd?: string; stdout?: 'inherit' | 2 },
): Promise<number>;

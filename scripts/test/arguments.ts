import { BUILDER_TOOLS, CLUSTER_TOOLS, TEST_TOOLS } from '../tools.ts';

const DEFAULT_PROJECTS = ['unit', 'integration', 'e2e'];

export interface TestArguments {
  projects: string[];
  /** Install packages for good. */
  install: boolean;
  /** What vitest gets. */
  rest: string[];
}

/** Reads `[--project NAME]… [--install] [what vitest takes]…`. */
export function readArguments(args: readonly string[], ci: boolean): TestArguments {
  const projects: string[] = [];
  const rest: string[] = [];
  let install = ci;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--install') install = true;
    else if (arg.startsWith('--project=')) projects.push(arg.slice('--project='.length));
    else if (arg === '--project') projects.push(args[(index += 1)] ?? '');
    else rest.push(arg);
  }
  return { projects: projects.length === 0 ? DEFAULT_PROJECTS : projects, install, rest };
}

/** The tools that some test projects need; unit tests need none. */
export function toolsOf(projects: readonly string[]): string[] {
  const needed = new Set<string>();
  if (projects.some((project) => project !== 'unit')) for (const tool of TEST_TOOLS) needed.add(tool);
  if (projects.includes('integration') || projects.includes('e2e')) for (const tool of CLUSTER_TOOLS) needed.add(tool);
  if (projects.includes('builders')) for (const tool of BUILDER_TOOLS) needed.add(tool);
  return [...needed];
}

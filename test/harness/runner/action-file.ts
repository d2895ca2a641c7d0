import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

interface ActionDocument {
  inputs?: Record<string, { default?: string | number | boolean; required?: boolean }>;
  runs: { using: string; main: string };
}

/** The part of an action.yml that the runner needs. */
export interface ActionFile {
  using: string;
  /** Path of the program. */
  main: string;
  /** Name of each input → its default, `` without one. */
  inputs: Readonly<Record<string, string>>;
}

/** Reads the action.yml of an action's folder. */
export async function readActionFile(folder: string): Promise<ActionFile> {
  const document = parse(await readFile(join(folder, 'action.yml'), 'utf8')) as ActionDocument;
  const inputs = Object.entries(document.inputs ?? {}).map(
    ([name, input]) => [name, String(input.default ?? '')] as const,
  );
  return { using: document.runs.using, main: resolve(folder, document.runs.main), inputs: Object.fromEntries(inputs) };
}

/**
 * The INPUT_ variables of a step. As in the runner every input of the action is set, at least to the empty string, and one
 * that the action does not know is passed on with a warning only.
 */
export function inputVariables(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
  evaluate: (expression: string) => string,
): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, text] of Object.entries(action.inputs)) {
    variables[variableOf(name)] = text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
      evaluate(expression.trim()),
    );
  }
  for (const [name, value] of Object.entries(given)) variables[variableOf(name)] = value;
  return variables;
}

function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}

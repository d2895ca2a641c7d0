import { parseCommand, type WorkflowCommand } from './command-line.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** A message that the runner shows on the run's page and, with a file, beside the line. */
export interface Annotation {
  level: AnnotationLevel;
  message: string;
  title?: string;
  file?: string;
  line?: number;
  endLine?: number;
  col?: number;
  endColumn?: number;
}

/** What the lines of a step did. */
export interface CommandEffects {
  /** Every command that was carried out, in order. */
  commands: WorkflowCommand[];
  annotations: Annotation[];
  /** Set by `::add-mask::`, in order. */
  masks: string[];
  /** Titles of the groups, in order. */
  groups: string[];
  /** Set by the deprecated `::set-output::`, which the runner still obeys. */
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** Commands that made the step fail, with the runner's reason. */
  refused: string[];
  /** The log as a person sees it: commands carried out, secrets masked. */
  log: string[];
}

const COMMANDS =
  'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output ' +
  'stop-commands warning';

/** Carries out workflow commands line by line, as the runner does for stdout and stderr alike. */
export function createCommandReader(secrets: readonly string[]): {
  read: (line: string) => void;
  effects: CommandEffects;
} {
  const registered = new Set(COMMANDS.split(' '));
  const effects: CommandEffects = {
    commands: [],
    annotations: [],
    masks: [],
    groups: [],
    outputs: {},
    state: {},
    refused: [],
    log: [],
  };
  let resume: string | undefined;
  const print = (line: string): void => void effects.log.push(mask(line, [...secrets, ...effects.masks]));
  const read = (line: string): void => {
    const command = parseCommand(line, registered);
    if (command === undefined || (resume !== undefined && command.name !== resume)) {
      print(line);
    } else if (resume !== undefined) {
      registered.delete(resume);
      resume = undefined;
      print(line);
    } else if (command.name === 'stop-commands') {
      resume = command.data.toLowerCase();
      registered.add(resume);
      print(line);
    } else {
      effects.commands.push(command);
      carryOut(command, effects, print);
    }
  };
  return { read, effects };
}

function carryOut(command: WorkflowCommand, effects: CommandEffects, print: (line: string) => void): void {
  const { name, properties, data } = command;
  switch (name) {
    case 'error':
    case 'warning':
    case 'notice':
      effects.annotations.push(annotation(name, properties, data));
      print(`##[${name}]${data}`);
      break;
    case 'group':
      effects.groups.push(data);
      print(`##[group]${data}`);
      break;
    case 'add-mask':
      if (data.trim() !== '') effects.masks.push(data);
      break;
    case 'set-output':
    case 'save-state': {
      const target = name === 'set-output' ? effects.outputs : effects.state;
      if (properties['name'] === undefined)
        effects.refused.push(`Required field 'name' is missing in ##[${name}] command.`);
      else target[properties['name']] = data;
      break;
    }
    case 'set-env':
    case 'add-path':
      effects.refused.push(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
      break;
    default: // debug, echo, endgroup and the matchers change nothing that is looked at here
  }
}

function annotation(level: AnnotationLevel, properties: Readonly<Record<string, string>>, message: string): Annotation {
  const numbers = (['line', 'endLine', 'col', 'endColumn'] as const).flatMap((key) =>
    properties[key] === undefined ? [] : [[key, Number(properties[key])] as const],
  );
  const texts = (['title', 'file'] as const).flatMap((key) =>
    properties[key] === undefined ? [] : [[key, properties[key]] as const],
  );
  return { level, message, ...Object.fromEntries(texts), ...Object.fromEntries(numbers) };
}

/** Replaces secrets, and each line of those with several, by `***`. */
function mask(line: string, secrets: readonly string[]): string {
  const values = secrets.flatMap((secret) => [secret, ...secret.split(/\r?\n/)]).filter((value) => value.trim() !== '');
  values.sort((one, other) => other.length - one.length);
  return values.reduce((text, value) => text.replaceAll(value, '***'), line);
}

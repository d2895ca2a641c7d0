import { wholeText } from '../../src/model/report-text.ts';
import type { Annotation, Host, RunContext } from '../../src/ports/host.ts';

export interface RecordedMessage {
  level: 'debug' | 'info' | 'notice' | 'warning' | 'failure' | 'group';
  message: string;
}

/** A host that keeps what it is told. */
export interface RecordingHost extends Host {
  readonly messages: readonly RecordedMessage[];
  /** Phases that have started and not ended. */
  readonly openGroups: ReadonlySet<string>;
  readonly outputs: ReadonlyMap<string, string>;
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  /** All results together. */
  result(): string;
  /** All summaries together. */
  summary(): string;
}

const laptop: RunContext = {
  workspace: process.cwd(),
  repositoryUrl: undefined,
  serverUrl: 'https://github.com',
  ref: undefined,
  sha: undefined,
  runUrl: undefined,
  eventName: undefined,
  base: undefined,
  untrusted: false,
};

/** Records instead of printing; the run's context is that of a laptop unless given. */
export function createRecordingHost(context: Partial<RunContext> = {}): RecordingHost {
  const messages: RecordedMessage[] = [];
  const openGroups = new Set<string>();
  const outputs = new Map<string, string>();
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const written = { result: '', summary: '' };
  const record = (level: RecordedMessage['level']) => (message: string) => void messages.push({ level, message });
  return {
    context: { ...laptop, ...context },
    colour: false,
    messages,
    openGroups,
    outputs,
    annotations,
    masks,
    result: () => written.result,
    summary: () => written.summary,
    log: {
      debug: record('debug'),
      info: record('info'),
      notice: record('notice'),
      warning: record('warning'),
      failure: record('failure'),
      async group(title, phase) {
        record('group')(title);
        openGroups.add(title);
        try {
          return await phase();
        } finally {
          openGroups.delete(title);
        }
      },
    },
    writeResult(text) {
      written.result += wholeText(text);
      return Promise.resolve();
    },
    setOutput: (name, value) => void outputs.set(name, value),
    writeSummary(markdown) {
      written.summary += markdown;
      return Promise.resolve();
    },
    annotate: (more) => void annotations.push(...more),
    mask: (secret) => void masks.push(secret),
  };
}

import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { SlipwayError, SlipwayErrors } from '../model/errors.ts';
import { formatPath, type JsonPath } from '../model/json-path.ts';
import type { Location } from '../model/location.ts';
import { nearest } from '../model/nearest.ts';
import { reservedUses } from './reserved.ts';
import { type Config, configSchema } from './schema.ts';

/** Reads slipway.yaml. Throws every problem of the file at once, each with line and column: `CONFIG_SYNTAX`, `CONFIG_INVALID`, `NOT_YET`. */
export function parseConfig(text: string, file: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    throw new SlipwayErrors(
      document.errors.map(
        (error) => new SlipwayError('CONFIG_SYNTAX', firstLine(error.message), { location: at(error.pos[0]) }),
      ),
    );
  }
  const value = toPlain(document, file);
  const parsed = configSchema.safeParse(value);
  const locate = (path: JsonPath, key?: string): Location => at(offsetOf(document, path, key));
  const problems = [
    ...(parsed.success
      ? unknownEnvironments(parsed.data, locate)
      : parsed.error.issues.flatMap((issue) => describeIssue(issue, locate))),
    ...reservedUses(value).map(
      (path) =>
        new SlipwayError('NOT_YET', `${formatPath(path)} is reserved and does not work yet`, {
          location: locate(path.slice(0, -1), String(path.at(-1))),
        }),
    ),
  ];
  if (problems.length > 0) throw new SlipwayErrors(problems.toSorted(byPlace));
  return z.parse(configSchema, value);
}

/** An entry for an environment that there is not would count nowhere. */
function unknownEnvironments(
  { gate, environments = {} }: Config,
  locate: (path: JsonPath) => Location,
): SlipwayError[] {
  const known = Object.keys(environments);
  return (gate?.rules ?? []).flatMap(({ environments: named = [] }, index) =>
    named.flatMap((name, at) => {
      if (known.includes(name)) return [];
      const path = ['gate', 'rules', index, 'environments', at];
      const near = nearest(name, known);
      const list = known.length === 0 ? 'This file names none.' : `There are: ${known.join(', ')}.`;
      return new SlipwayError('CONFIG_INVALID', `${formatPath(path)}: there is no environment "${name}"`, {
        location: locate(path),
        hint: near === undefined ? list : `Did you mean "${near}"?`,
      });
    }),
  );
}

function byPlace(a: SlipwayError, b: SlipwayError): number {
  return (a.location?.line ?? 0) - (b.location?.line ?? 0) || (a.location?.column ?? 0) - (b.location?.column ?? 0);
}

function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new SlipwayError('CONFIG_SYNTAX', error instanceof Error ? error.message : String(error), {
      location: { file },
      cause: error,
    });
  }
}

function describeIssue(issue: z.core.$ZodIssue, locate: (path: JsonPath, key?: string) => Location): SlipwayError[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path);
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      const where = path.length === 0 ? '' : ` in ${formatPath(path)}`;
      return new SlipwayError('CONFIG_INVALID', `unknown key "${key}"${where}`, {
        location: locate(path, key),
        hint: near === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${near}"?`,
      });
    });
  }
  if (issue.code === 'invalid_key') {
    const detail = issue.issues[0]?.message ?? 'is not a valid name';
    return [
      new SlipwayError('CONFIG_INVALID', `"${String(path.at(-1))}" ${detail}`, {
        location: locate(path.slice(0, -1), String(path.at(-1))),
      }),
    ];
  }
  const what = path.length === 0 ? 'the file' : formatPath(path);
  return [new SlipwayError('CONFIG_INVALID', `${what}: ${sentence(issue)}`, { location: locate(path) })];
}

/** What is wrong, in words that need no knowledge of the library. */
export function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.message.includes('received undefined')
      ? 'is required'
      : `must be ${issue.expected === 'record' ? 'a map' : `of type ${issue.expected}`}`;
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  if (issue.code === 'too_small' && issue.origin === 'string') return 'must not be empty';
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

/** The keys that the schema knows at a path, from its JSON Schema form. */
function knownKeys(path: JsonPath): string[] {
  let schema: JsonSchema | undefined = z.toJSONSchema(configSchema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  for (const step of path)
    schema = typeof step === 'number' ? schema?.items : (schema?.properties?.[step] ?? schema?.additionalProperties);
  return Object.keys(schema?.properties ?? {});
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema;
  items?: JsonSchema;
}

/** Offset of a key inside the map at a path, of the value at the path, or of the nearest thing that exists. */
function offsetOf(document: Document, path: JsonPath, key?: string): number {
  const node = nodeAt(document, path);
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  return node?.range?.[0] ?? 0;
}

function nodeAt(document: Document, path: JsonPath): Node | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return isNode(document.contents) ? document.contents : undefined;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

import { z } from 'zod';
import { waiversSchema } from '../../src/config/waivers.ts';
import { configSchema } from '../../src/config/schema.ts';

interface Schema {
  description?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  required?: string[];
}

function jsonSchema(): Schema {
  return z.toJSONSchema(configSchema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' }) as Schema;
}

/** The published JSON Schema of slipway.yaml. */
export function schemaFile(): string {
  const { $schema, ...rest } = jsonSchema() as Schema & { $schema?: string };
  const document = {
    $schema,
    $id: 'https://raw.githubusercontent.com/slipway-ci/slipway/main/schema/slipway.schema.json',
    title: 'slipway.yaml',
    ...rest,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The published JSON Schema of .slipway/waivers.yaml. */
export function waiversSchemaFile(): string {
  const $id = 'https://raw.githubusercontent.com/slipway-ci/slipway/main/schema/waivers.schema.json';
  const schema = z.toJSONSchema(waiversSchema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ $id, title: '.slipway/waivers.yaml', ...schema }, null, 2)}\n`;
}

/** The reference page of slipway.yaml. */
export function configurationPage(): string {
  return [
    '# slipway.yaml',
    '',
    'Generated from `src/config`. The source repository’s file says what is built and where the manifests live; the manifest repository’s file says what is deployed where and what the gate demands. In a monorepo both are one file.',
    'For completion and checks in an editor, begin the file with `# yaml-language-server: $schema=https://raw.githubusercontent.com/slipway-ci/slipway/main/schema/slipway.schema.json`.',
    '',
    '| key | type | default | what |',
    '| --- | --- | --- | --- |',
    ...rows(jsonSchema(), ''),
    '',
  ].join('\n');
}

function rows(schema: Schema, path: string): string[] {
  const children: [string, Schema, boolean][] = Object.entries(schema.properties ?? {}).map(([key, child]) => [
    key,
    child,
    schema.required?.includes(key) ?? false,
  ]);
  if (typeof schema.additionalProperties === 'object') children.push(['NAME', schema.additionalProperties, false]);
  return children.flatMap(([key, child, required]) => {
    const name = path === '' ? key : `${path}.${key}`;
    const line = `| \`${name}\`${required ? ' (required)' : ''} | ${typeOf(child)} | ${child.default === undefined ? '' : `\`${JSON.stringify(child.default)}\``} | ${child.description ?? ''} |`;
    return [line, ...rows(child, name), ...(child.items ? rows(child.items, `${name}[]`) : [])];
  });
}

function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.type === 'array') return `list of ${schema.items?.type ?? 'values'}`;
  if (schema.type === 'object') return 'map';
  return schema.type ?? 'any';
}

import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { SlipwayError } from '../model/errors.ts';
import { formatPath, parsePath } from '../model/json-path.ts';
import type { Location } from '../model/location.ts';
import { sentence } from './parse.ts';

/** Where waivers are, in the tree whose rules decide. */
export const waiversFile = '.slipway/waivers.yaml';

const text = z.string().min(1);

const waiverSchema = z
  .strictObject({
    rule: text.describe('Id of the rule.'),
    object: z
      .strictObject({ apiVersion: text, kind: text, namespace: z.string(), name: text })
      .partial()
      .describe('Only objects with these fields.')
      .optional(),
    labels: z.record(text, z.string()).describe('Only objects with these labels.').optional(),
    root: text.describe('Only in roots that this glob matches.').optional(),
    path: text
      .refine((path) => parsePath(path) !== undefined, 'must be a path such as spec.containers[0].image')
      .describe('Only at this place of the object or below.')
      .optional(),
    owner: text.describe('Who answers for it.'),
    reason: text.describe('Why it has to be.'),
    expires: z.iso.date('must be a date such as "2027-01-31"').describe('The last day on which it counts.'),
  })
  .refine(
    ({ object, labels, root, path }) =>
      [object, labels].some((fields) => Object.keys(fields ?? {}).length > 0) ||
      root !== undefined ||
      path !== undefined,
    'needs object, labels, root or path: what waives a rule everywhere is gate.disable',
  );

/** The only truth about .slipway/waivers.yaml. */
export const waiversSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this file’s format.'),
    waivers: z.array(waiverSchema).describe('Findings that are allowed for a time.'),
  })
  .describe('Waivers of Slipway');

export type Waiver = z.output<typeof waiverSchema> & { location: Location };

export interface ReadWaivers {
  waivers: readonly Waiver[];
  /** `WAIVER_INVALID`, each with its place; what they say does not count. */
  errors: readonly SlipwayError[];
}

/** Reads waivers. One that is wrong does not take the others with it. */
export function readWaivers(source: string, file = waiversFile): ReadWaivers {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, stringKeys: true });
  const at = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const locate = (path: readonly PropertyKey[]): Location => {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return at(0);
  };
  const invalid = (message: string, location: Location): SlipwayError =>
    new SlipwayError('WAIVER_INVALID', message, { location });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const [reason = ''] = syntax.message.split('\n');
    return { waivers: [], errors: [invalid(reason.replace(/ at line.*$/, ''), at(syntax.pos[0]))] };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (thrown) {
    return { waivers: [], errors: [invalid(thrown instanceof Error ? thrown.message : String(thrown), { file })] };
  }
  const issues = waiversSchema.safeParse(value).error?.issues ?? [];
  const errors = issues.map((issue) => {
    const where = issue.path.filter((step) => typeof step !== 'symbol');
    const what = where.length === 0 ? 'the file' : formatPath(where);
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => JSON.stringify(key)) : [];
    const problem = unknown.length === 0 ? sentence(issue) : `unknown key ${unknown.join(', ')}`;
    return invalid(`${what}: ${problem}`, locate(issue.path));
  });
  const list: unknown = value !== null && typeof value === 'object' && 'waivers' in value ? value.waivers : [];
  const outer = issues.some(({ path }) => path.length < 2);
  const waivers = (Array.isArray(list) && !outer ? list : []).flatMap((each: unknown, index): Waiver[] => {
    const parsed = waiverSchema.safeParse(each);
    return parsed.success ? [{ ...parsed.data, location: locate(['waivers', index]) }] : [];
  });
  return { waivers, errors };
}

import type { EvaluateTemplates } from '../../../ports/templates.ts';
import { isMapping } from '../../parse/objects.ts';
import type { Params } from './params.ts';

/** Puts parameters into texts, as one ApplicationSet does it. */
export interface Templating {
  goTemplate: boolean;
  /** Throws what is wrong with the first text that does not evaluate. */
  replaceAll(texts: readonly string[], params: Params, options?: readonly string[]): Promise<readonly string[]>;
  /** Each text, or undefined where it needs a parameter that is not there. */
  replaceKnown(texts: readonly string[], params: Params): Promise<readonly (string | undefined)[]>;
}

interface TemplatingOptions {
  goTemplate: boolean;
  options: readonly string[];
  evaluate: EvaluateTemplates;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

export function createTemplating({ goTemplate, options, evaluate, timeoutMs, signal }: TemplatingOptions): Templating {
  async function evaluateAll(
    texts: readonly string[],
    params: Params,
    with_: readonly string[],
  ): Promise<readonly ({ text: string } | { failed: string })[]> {
    if (!goTemplate) return texts.map((text) => ({ text: replaceFast(text, params) }));
    const templated = [...new Set(texts.filter((text) => text.includes('{{')))];
    if (templated.length === 0) return texts.map((text) => ({ text }));
    const request = {
      texts: templated,
      params,
      options: with_,
      timeoutMs,
      ...(signal === undefined ? {} : { signal }),
    };
    const answers = await evaluate(request);
    const known = new Map(templated.map((text, index) => [text, answers[index]]));
    return texts.map((text) => known.get(text) ?? { text });
  }

  return {
    goTemplate,
    async replaceAll(texts, params, with_ = options) {
      const answers = await evaluateAll(texts, params, with_);
      return answers.map((answer) => {
        if ('failed' in answer) throw new Error(answer.failed);
        return answer.text;
      });
    },
    async replaceKnown(texts, params) {
      const strict = [...options.filter((option) => !option.startsWith('missingkey=')), 'missingkey=error'];
      const answers = await evaluateAll(texts, params, strict);
      return answers.map((answer) => {
        if ('text' in answer) return answer.text;
        if (/map has no entry for key|can't evaluate field/.test(answer.failed)) return undefined;
        throw new Error(answer.failed);
      });
    },
  };
}

/** valyala/fasttemplate as Argo CD uses it: a tag without its parameter stays as it is. */
export function replaceFast(text: string, params: Params): string {
  // Argo CD looks at single lines first; a text without one whole tag is none of its templates.
  if (!/\{\{.*\}\}/.test(text)) return text;
  let result = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('{{', at);
    if (open < 0) return result + text.slice(at);
    const close = text.indexOf('}}', open + 2);
    if (close < 0) throw new Error(`cannot find end tag="}}" in the template=${JSON.stringify(text)}`);
    const tag = text.slice(open + 2, close);
    const name = tag.trim();
    const value = name !== '' && Object.hasOwn(params, name) ? params[name] : undefined;
    result += text.slice(at, open) + (typeof value === 'string' ? value : `{{${tag}}}`);
    at = close + 2;
  }
}

/** Puts parameters into every text of a value, and into the keys of its mappings. */
export async function replaceDeep<T>(
  value: T,
  params: Params,
  templating: Templating,
  /** Mappings whose texts stay when a parameter is missing. */
  lenient: ReadonlySet<unknown> = new Set(),
): Promise<T> {
  const texts: string[] = [];
  const late: string[] = [];
  collect(value, lenient, texts, late);
  const replaced = new Map(pairs(texts, await templating.replaceAll(texts, params)));
  const known = new Map(pairs(late, await templating.replaceKnown(late, params)));
  return rebuild(value, lenient, replaced, known) as T;
}

function pairs<T>(texts: readonly string[], results: readonly T[]): readonly [string, T][] {
  return texts.flatMap((text, index) => (index in results ? [[text, results[index] as T]] : []));
}

function collect(value: unknown, lenient: ReadonlySet<unknown>, texts: string[], late: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, lenient, texts, late);
  else if (isMapping(value)) {
    if (lenient.has(value)) for (const item of Object.values(value)) late.push(String(item));
    else
      for (const [key, item] of Object.entries(value)) {
        texts.push(key);
        collect(item, lenient, texts, late);
      }
  }
}

function rebuild(
  value: unknown,
  lenient: ReadonlySet<unknown>,
  replaced: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, string | undefined>,
): unknown {
  if (typeof value === 'string') return replaced.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => rebuild(item, lenient, replaced, known));
  if (!isMapping(value)) return value;
  if (lenient.has(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, known.get(String(item)) ?? item]));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [replaced.get(key) ?? key, rebuild(item, lenient, replaced, known)]),
  );
}

import { z } from 'zod';
import type { EvaluatedTemplate, EvaluateTemplates, TemplatesRequest } from '../../ports/templates.ts';
import { createReactorProcess } from '../wasi/reactor-process.ts';
import type { RenderAnswer, RenderCall } from './protocol.ts';

export interface TemplateEvaluator extends AsyncDisposable {
  evaluate: EvaluateTemplates;
}

/** Of all texts together, and of all that they become. */
const maxBytes = 64 * 1024 * 1024;

const answersSchema = z.array(z.object({ text: z.string(), failed: z.string().optional() }));

/** Evaluates Go templates with the embedded module, in a process that starts with the first of them. */
export function createTemplateEvaluator(): TemplateEvaluator {
  const engine = createReactorProcess<RenderCall, RenderAnswer>({
    name: 'the template evaluator',
    entry: 'render-worker',
    flags: ['--permission', '--allow-fs-read=*', '--wasm-lazy-validation'],
    maxMemoryBytes: 1024 * 1024 * 1024,
  });
  async function evaluate({
    texts,
    params,
    options,
    timeoutMs,
    signal,
  }: TemplatesRequest): Promise<readonly EvaluatedTemplate[]> {
    const outcome = await engine.call({ mode: 'templates', texts, params, options, maxBytes }, { timeoutMs, signal });
    if ('ended' in outcome) {
      const failed = outcome.ended === 'time' ? 'it took too long' : `the evaluator gave up: ${outcome.said}`;
      return texts.map(() => ({ failed }));
    }
    const { response } = outcome;
    if ('tooLarge' in response) return texts.map(() => ({ failed: 'what the templates become is too large' }));
    if ('failed' in response) return texts.map(() => ({ failed: response.failed }));
    const answers = answersSchema.parse(JSON.parse(new TextDecoder().decode(response.stream)));
    return answers.map(({ text, failed }) => (failed === undefined ? { text } : { failed }));
  }
  return { evaluate, [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() };
}

import { isMapping } from '../parse/objects.ts';
import { type GeneratorContext, NotRenderable } from './generators/generator-context.ts';
import type { Params } from './generators/params.ts';
import { replaceDeep } from './generators/templating.ts';
import { transform } from './generators/transform.ts';
import { patchTemplate } from './template-patch.ts';

export interface GeneratedApplication {
  manifest: Params;
  params: Params;
  /** Which of the set's generators. */
  generator: number;
}

export interface GeneratedApplications {
  /** Applications as their ApplicationSet's controller would write them. */
  applications: readonly GeneratedApplication[];
  /** What went wrong; `offline` when it is a question that nobody can answer without the services it is about. */
  problems: readonly { message: string; offline: boolean }[];
}

/** More Applications of one set are taken for a mistake. */
const mostApplications = 5_000;

/** The Applications of an ApplicationSet (argo-cd applicationset/controllers/template/template.go). */
export async function generateApplications(set: Params, context: GeneratorContext): Promise<GeneratedApplications> {
  const spec = isMapping(set['spec']) ? set['spec'] : {};
  const template = isMapping(spec['template']) ? spec['template'] : {};
  const namespace = isMapping(set['metadata']) ? set['metadata']['namespace'] : undefined;
  const generators = Array.isArray(spec['generators']) ? spec['generators'].filter(isMapping) : [];
  const applications: GeneratedApplication[] = [];
  const problems: { message: string; offline: boolean }[] = [];
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      problems.push({ message, offline: thrown instanceof NotRenderable });
    }
  };
  for (const [index, generator] of generators.entries()) {
    await attempt(async () => {
      for (const { params, template: own } of await transform(generator, template, context)) {
        if (applications.length + params.length > mostApplications)
          throw new Error(`it generates more than ${mostApplications} Applications`);
        for (const one of params) {
          await attempt(async () => {
            const manifest = await instantiate(own, spec['templatePatch'], one, namespace, context);
            applications.push({ manifest, params: one, generator: index });
          });
        }
      }
    });
  }
  return { applications, problems };
}

async function instantiate(
  template: Params,
  templatePatch: unknown,
  params: Params,
  namespace: unknown,
  { templating, parse }: GeneratorContext,
): Promise<Params> {
  const { metadata, spec } = template;
  const draft = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: metadata ?? {}, spec: spec ?? {} };
  let application: Params =
    Object.keys(params).length === 0 ? draft : ((await replaceDeep(draft, params, templating)) as Params);
  if (typeof templatePatch === 'string') {
    const [patch = ''] = await templating.replaceAll([templatePatch], params);
    application = patchTemplate(application, parse(patch));
  }
  const named = isMapping(application['metadata']) ? application['metadata'] : {};
  const { namespace: _, ...others } = named;
  return { ...application, metadata: { ...others, ...(namespace === undefined ? {} : { namespace }) } };
}

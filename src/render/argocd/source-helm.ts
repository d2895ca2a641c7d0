import { stringify } from 'yaml';
import { renderChart } from '../charts/render-chart.ts';
import type { RenderContext, RootContent } from '../render-context.ts';
import type { HelmOptions } from '../render-helm.ts';
import { type Application, mappingOf, mappingsOf, substitute, textOf, textsOf } from './application.ts';
import { helmLayers } from './helm-layers.ts';
import { resolvePath, resolveValueFiles } from './value-files.ts';
import type { SourceRequest } from './source-request.ts';

/** Renders a Helm source as Argo CD calls `helm template` (argo-cd reposerver/repository/repository.go helmTemplate, util/helm/cmd.go). */
export async function renderHelmSource(request: SourceRequest, context: RenderContext): Promise<RootContent> {
  const { folder, top, source, application, environment, refs, file, field, applicationField } = request;
  const helm = mappingOf(source['helm']);
  const where = { folder, top, refs, environment, file };
  const values = await resolveValueFiles({
    ...where,
    reader: context.reader,
    names: textsOf(helm['valueFiles']),
    ignoreMissing: helm['ignoreMissingValueFiles'] === true,
  });
  const parameters = mappingsOf(helm['parameters']).map(({ name, value: given, forceString }) => {
    const value = substitute(printedValue(given), environment);
    return { value, text: `${textOf(name)}=${escapeCommas(value)}`, forced: forceString === true };
  });
  const files = mappingsOf(helm['fileParameters']).map(({ name, path }) => ({
    name: textOf(name),
    path: resolvePath(textOf(path), where),
  }));
  const layers = await helmLayers(helm, field, parameters, files, context.reader);
  const named = textOf(helm['namespace']) !== '';
  const inline = inlineValues(helm);
  const options: HelmOptions = {
    release: textOf(helm['releaseName']) || releaseOf(application),
    namespace: textOf(helm['namespace']) || application.destinationNamespace || 'default',
    apiVersions: textsOf(helm['apiVersions']),
    skipCrds: helm['skipCrds'] === true,
    skipSchema: helm['skipSchemaValidation'] === true,
    set: parameters.filter(({ forced }) => !forced).map(({ text }) => text),
    setString: parameters.filter(({ forced }) => forced).map(({ text }) => text),
    setFile: files.map(({ name, path }) => `${name}=${escapeCommas(path)}`),
    trace: {
      layers,
      facts: {
        release:
          textOf(helm['releaseName']) === '' ? applicationField(['metadata', 'name']) : field(['helm', 'releaseName']),
        namespace: named ? field(['helm', 'namespace']) : applicationField(['spec', 'destination', 'namespace']),
      },
      brought: field([]),
    },
    ...(inline === undefined ? {} : { overrides: inline }),
  };
  const version = textOf(helm['kubeVersion']);
  return await renderChart(
    folder,
    values,
    version === '' ? context : { ...context, kubernetesVersion: version },
    options,
  );
}

/** Argo CD takes the name part of `namespace_name`. */
function releaseOf({ name }: Application): string {
  return name.split('_').at(-1) ?? name;
}

function inlineValues(helm: Record<string, unknown>): string | undefined {
  const { valuesObject, values } = helm;
  // valuesObject comes before values, which is then ignored (types.go ValuesYAML).
  if (valuesObject !== undefined && valuesObject !== null) return stringify(valuesObject);
  return typeof values === 'string' && values !== '' ? values : undefined;
}

function printedValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Commas are part of a value, but in a list (`{a,b}`) and where they are escaped already (util/helm/cmd.go cleanSetParameters). */
function escapeCommas(value: string): string {
  return value.startsWith('{') && value.endsWith('}') ? value : value.replace(/(?<!\\),/g, String.raw`\,`);
}

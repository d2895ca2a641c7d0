import { SlipwayError } from '../../model/errors.ts';
import type { Location } from '../../model/location.ts';
import type { PolicySource } from '../../ports/policy-engine.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../related/read.ts';
import type { GatekeeperDocument, TextPlace } from './documents.ts';
import { movePackage } from './move-package.ts';

/** A ConstraintTemplate whose Rego is ready to be compiled. */
export interface Template {
  kind: string;
  title: string;
  description: string;
  location: Location;
  /** Of spec.parameters of its constraints; undefined where it says nothing. */
  schema: unknown;
  /** Absent where it has no Rego. */
  rego?: TemplateRego;
}

export interface TemplateRego {
  sources: readonly TemplateSource[];
  /** Below `data`, with slashes. */
  entrypoint: string;
  readsInventory: boolean;
}

/** A source with the place in its YAML file that its first line is at. */
export interface TemplateSource extends PolicySource {
  file: string;
  place: TextPlace;
}

/** Reads a template (v1, v1beta1, v1alpha1). `number` tells templates apart. Throws `POLICY_TEMPLATE`. */
export function readTemplate({ value, name, location, placeOf }: GatekeeperDocument, number: number): Template {
  const refuse = (why: string): never => {
    throw new SlipwayError('POLICY_TEMPLATE', `the ConstraintTemplate ${name} ${why}`, { location });
  };
  const spec = fieldsOf(value['spec']);
  const crd = fieldsOf(fieldsOf(spec['crd'])['spec']);
  const kind = fieldsOf(crd['names'])['kind'];
  if (typeof kind !== 'string' || kind === '') return refuse('names no kind (spec.crd.spec.names.kind)');
  if (kind.toLowerCase() !== name) return refuse(`has to be called as its kind: ${kind.toLowerCase()}`);
  const targets = listOf(spec['targets']);
  if (targets.length !== 1) return refuse('has to have one target');
  const annotations = fieldsOf(fieldsOf(value['metadata'])['annotations']);
  const rego = regoOf(fieldsOf(targets[0]));
  return {
    kind,
    title: textOf(annotations['metadata.gatekeeper.sh/title']) || kind,
    description: textOf(annotations['description']).trim(),
    location,
    schema: fieldsOf(crd['validation'])['openAPIV3Schema'],
    ...(rego === undefined ? {} : { rego: moved(rego, { number, name, file: location.file, placeOf }) }),
  };
}

interface Written {
  /** Where the texts are in the document. */
  at: readonly (string | number)[];
  rego: string;
  libs: readonly string[];
}

function regoOf(target: Fields): Written | undefined {
  const at = ['spec', 'targets', 0];
  if (typeof target['rego'] === 'string' && target['rego'] !== '')
    return { at, rego: target['rego'], libs: texts(target['libs']) };
  const codes = listOf(target['code']).map(fieldsOf);
  const index = codes.findIndex(({ engine }) => engine === 'Rego');
  const source = fieldsOf(codes[index]?.['source']);
  if (typeof source['rego'] !== 'string') return undefined;
  return { at: [...at, 'code', index, 'source'], rego: source['rego'], libs: texts(source['libs']) };
}

interface Naming {
  number: number;
  name: string;
  file: string;
  placeOf: GatekeeperDocument['placeOf'];
}

/** Each template has packages of its own, because all libraries of the world are called alike. */
function moved({ at, rego, libs }: Written, { number, name, file, placeOf }: Naming): TemplateRego {
  const own = `slipway_gatekeeper.t${number}`;
  const parts = [
    { text: rego, path: [...at, 'rego'], to: () => `${own}.template` },
    ...libs.map((lib, index) => ({
      text: lib,
      path: [...at, 'libs', index],
      to: (found: string) => `${own}.${found}`,
    })),
  ];
  const sources = parts.map(({ text: written, path, to }, index): TemplateSource => {
    const place = placeOf(path);
    const { text: ready, foreign } = movePackage(written, { to, libs: `data.${own}` });
    const [first] = foreign;
    if (first !== undefined) {
      const where = { file, line: place.line + first.line - 1 };
      const message = `the ConstraintTemplate ${name} reads ${first.name}; only data.inventory and data.lib are there`;
      throw new SlipwayError('POLICY_TEMPLATE', message, { location: where });
    }
    return { path: `${file}#${name}/${index}`, text: ready, file, place };
  });
  const readsInventory = sources.some(({ text: ready }) => ready.includes('inventory'));
  return { sources, entrypoint: `${own.replace('.', '/')}/template/violation`, readsInventory };
}

function texts(value: unknown): readonly string[] {
  return listOf(value).filter((one) => typeof one === 'string');
}

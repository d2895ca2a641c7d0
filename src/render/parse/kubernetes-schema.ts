import {
  boolYaml11Tag,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  FAILSAFE_SCHEMA,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  seqTag,
} from 'js-yaml';

const firstOfNumber = ['-', '+', ...Array.from('0123456789')];

/**
 * Integers as go-yaml v2 resolves them (resolve.go: underscores dropped, then strconv.ParseInt with base 0): `0644` and
 * `0o644` are octal, `0x1f` hexadecimal, `0b11` binary. Sexagesimal numbers of YAML 1.1 stay strings.
 */
const intTag = defineScalarTag('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: firstOfNumber,
  resolve(source) {
    const match = /^([-+]?)(?:0b([01]+)|0o?([0-7]+)|0x([0-9a-f]+)|(0|[1-9][0-9]*))$/i.exec(source.replaceAll('_', ''));
    if (match === null) return NOT_RESOLVED;
    const [, sign, binary, octal, hexadecimal, decimal] = match;
    const value =
      binary !== undefined
        ? Number.parseInt(binary, 2)
        : octal !== undefined
          ? Number.parseInt(octal, 8)
          : hexadecimal !== undefined
            ? Number.parseInt(hexadecimal, 16)
            : Number(decimal);
    return sign === '-' ? -value : value;
  },
  identify: () => false,
});

/** Floats as go-yaml v2 resolves them: no sexagesimals; infinities and NaN have no JSON form, so the document is refused. */
const floatTag = defineScalarTag('tag:yaml.org,2002:float', {
  implicit: true,
  implicitFirstChars: [...firstOfNumber, '.'],
  resolve(source) {
    if (/^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(source)) throw new Error(`${source} has no form in JSON`);
    const plain = source.replaceAll('_', '');
    if (!/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)) return NOT_RESOLVED;
    const value = Number(plain);
    return Number.isFinite(value) ? value : NOT_RESOLVED;
  },
  identify: () => false,
});

/** go-yaml gives an explicit `!!binary` as the decoded string, and a timestamp as the text it is. */
const binaryTag = defineScalarTag('tag:yaml.org,2002:binary', {
  resolve: (source) => Buffer.from(source, 'base64').toString('utf8'),
  identify: () => false,
});

const timestampTag = defineScalarTag('tag:yaml.org,2002:timestamp', {
  resolve: (source) => source,
  identify: () => false,
});

/** Tags that go-yaml does not know change nothing. */
const unknownTags = [
  defineScalarTag('!', { matchByTagPrefix: true, resolve: (source) => source, identify: () => false }),
  defineSequenceTag('!', { ...seqTag, matchByTagPrefix: true, identify: () => false }),
  defineMappingTag('!', { ...mapTag, matchByTagPrefix: true, identify: () => false }),
];

/** YAML as the API server's decoder reads it: sigs.k8s.io/yaml, which is go-yaml v2 with YAML 1.1 booleans and merge keys. */
export const kubernetesSchema = FAILSAFE_SCHEMA.withTags(
  nullYaml11Tag,
  boolYaml11Tag,
  intTag,
  floatTag,
  mergeTag,
  binaryTag,
  timestampTag,
  unknownTags,
);

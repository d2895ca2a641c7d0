import { formatReference, splitReference } from '../model/image-reference.ts';
import { SlipwayError } from '../model/errors.ts';
import type { Edit, ImageIntent } from '../model/plan.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import { createMatcher, isLiteral } from './kustomize-image.ts';
import { type RenderedImage, renderedImages } from './rendered-images.ts';
import { isImage, sameRepository } from './whole-reference.ts';

export interface EffectRequest {
  /** The affected roots, rendered from the files before and after the edits. */
  before: readonly RenderedRoot[];
  after: readonly RenderedRoot[];
  /** What was asked for; only of images that the plan has edits for, or that are to be checked anyway. */
  intents: readonly ImageIntent[];
  /** The plan's edits: each must have an effect. */
  edits?: readonly Edit[];
  /** Edits whose effect does not show here; absent: those of every convention that only an engine takes in. */
  isLeft?: (edit: Edit) => boolean;
  /** Ids of the roots that are made of a file; absent: any may be. */
  rootsOf?: (file: string) => ReadonlySet<string>;
}

interface Use {
  before: RenderedImage;
  after: RenderedImage | undefined;
}

/**
 * Proves by what was rendered that exactly the wanted images changed: the set of (object, container, image) differences is the intent.
 * Gives `BUMP_NO_EFFECT` for uses that stayed as they were and `BUMP_TOO_MUCH` for others that changed, each with its likely cause.
 * Roots that do not render on one of the sides are left to whoever judges rendering.
 */
export function proveEffect(request: EffectRequest): SlipwayError[] {
  const { intents } = request;
  const failed = new Set(
    [...request.before, ...request.after].filter(({ errors }) => errors.length > 0).map(({ id }) => id),
  );
  const judged = (root: RenderedRoot): boolean => !failed.has(root.id);
  const before = request.before.filter(judged).flatMap(renderedImages);
  const after = request.after.filter(judged).flatMap(renderedImages);
  const { uses, added } = pair(before, after);
  const edits = request.edits ?? [];
  const inRootsOf = ({ file }: Edit): RenderedImage[] =>
    before.filter(({ root }) => request.rootsOf?.(file).has(root) !== false);
  const errors: SlipwayError[] = [];
  for (const intent of intents) {
    const concerned = uses.filter((use) => isImage(splitReference(use.before.image).name, intent));
    const stale = concerned.filter((use) => use.after && !isWanted(use.after.image, intent, use.before.image));
    if (stale.length > 0) errors.push(noEffect(intent, stale, edits));
    const told = edits.filter((edit) => isOf(edit, intent));
    if (told.length > 0 && told.every(request.isLeft ?? isLeftToEngine)) continue;
    const idle = idleEdits(request, intent, uses, added, failed);
    if (stale.length === 0) errors.push(...idle.map((edit) => idleEdit(intent, edit, edits, inRootsOf(edit))));
    const reached =
      idle.length > 0 ||
      concerned.length > 0 ||
      [...after, ...added].some(({ image }) => isWanted(image, intent, image));
    if (!reached && failed.size === 0) errors.push(notReached(intent, edits));
  }
  const more = [
    ...uses.filter(
      (use) => !use.after || (use.after.image !== use.before.image && !intents.some((intent) => concerns(use, intent))),
    ),
    ...added
      .filter(({ image }) => !intents.some((intent) => isWanted(image, intent)))
      .map((one) => ({ before: one, after: one })),
  ];
  if (more.length > 0) errors.push(tooMuch(more, edits));
  return errors;
}

/** What an operator's object says of what it renders. */
const ofObjects = new Set(['argocd-application', 'flux-helm-release', 'flux-kustomization']);

/** What only Argo CD, Flux or an operator makes objects of. */
const leftToEngines = new Set([...ofObjects, 'argocd-source-file', 'flux-setters', 'image-fields']);

/** Whether rendering the object that an edit is in shows its effect. */
export function isOfObject({ convention }: Pick<Edit, 'convention'>): boolean {
  return ofObjects.has(convention);
}

/** Whether an edit's effect shows only where an engine of the cluster, or an operator, takes it in. */
export function isLeftToEngine({ convention }: Pick<Edit, 'convention'>): boolean {
  return leftToEngines.has(convention);
}

/** Values of a chart may be for a condition, or for another release of it, and are not judged one by one. */
const judgedAlone = new Set(['kustomize-images', 'kustomize-patches', 'workload']);

/** Edits that change nothing in any of the roots that are made of their file. */
function idleEdits(
  { edits = [], rootsOf, after }: EffectRequest,
  intent: ImageIntent,
  uses: readonly Use[],
  added: readonly RenderedImage[],
  failed: ReadonlySet<string>,
): readonly Edit[] {
  const touched = new Set([
    ...uses
      .filter((use) => use.after && use.after.image !== use.before.image && isWanted(use.after.image, intent))
      .map((use) => use.before.root),
    ...added.filter(({ image }) => isWanted(image, intent)).map(({ root }) => root),
  ]);
  return edits.filter((edit) => {
    if (!judgedAlone.has(edit.convention) || !isOf(edit, intent)) return false;
    const roots = after.map(({ id }) => id).filter((id) => rootsOf?.(edit.file).has(id) !== false);
    return roots.length > 0 && !roots.some((id) => touched.has(id) || failed.has(id));
  });
}

function isOf({ image }: Edit, intent: ImageIntent): boolean {
  return [intent.repository, intent.newRepository].some((name) => name !== undefined && sameRepository(image, name));
}

/** Matches uses of both sides by object and place; objects whose name depends on their content by kind and container. */
function pair(
  before: readonly RenderedImage[],
  after: readonly RenderedImage[],
): { uses: Use[]; added: RenderedImage[] } {
  const exact = new Map<string, RenderedImage[]>();
  for (const one of after) push(exact, exactKey(one), one);
  const uses: Use[] = before.map((one) => ({ before: one, after: exact.get(exactKey(one))?.shift() }));
  const loose = new Map<string, RenderedImage[]>();
  for (const one of [...exact.values()].flat()) push(loose, looseKey(one), one);
  for (const use of uses) use.after ??= loose.get(looseKey(use.before))?.shift();
  return { uses, added: [...loose.values()].flat() };
}

function exactKey({ root, object, place }: RenderedImage): string {
  return JSON.stringify([root, object, place]);
}

function looseKey({ root, kind, place }: RenderedImage): string {
  return JSON.stringify([root, kind, place]);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function concerns(use: Use, intent: ImageIntent): boolean {
  return isImage(splitReference(use.before.image).name, intent);
}

/** Whether an image is what the intent asks for: a part that it does not name may be anything, but a tag alone leaves no digest of another. */
function isWanted(image: string, intent: ImageIntent, before?: string): boolean {
  const { name, tag, digest } = splitReference(image);
  // The digest of an old tag is not one of the new tag; where nothing changed it may stay.
  if (digest !== undefined && intent.digest === undefined && intent.tag !== undefined && image !== before) return false;
  if (!sameRepository(name, intent.newRepository ?? intent.repository)) return false;
  if (intent.tag !== undefined && tag !== intent.tag) return false;
  return intent.digest === undefined || digest === intent.digest;
}

function describe({ root, object, container }: RenderedImage): string {
  return `${object} container ${container} in ${root}`;
}

function listUses(uses: readonly Use[]): string {
  const more = uses.length > 3 ? ` and ${uses.length - 3} more` : '';
  return `${uses
    .slice(0, 3)
    .map((use) => `${describe(use.before)} (${use.after?.image ?? use.before.image})`)
    .join(', ')}${more}`;
}

function noEffect(intent: ImageIntent, stale: readonly Use[], edits: readonly Edit[]): SlipwayError {
  const wanted = formatReference({ name: intent.newRepository ?? intent.repository, ...version(intent) });
  return new SlipwayError('BUMP_NO_EFFECT', `${wanted} does not arrive at ${listUses(stale)}`, {
    hint: staleCause(intent, stale, edits),
    ...locationOf(intent, edits),
  });
}

function version({ tag, digest }: ImageIntent): { tag?: string; digest?: string } {
  return { ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

function staleCause(intent: ImageIntent, stale: readonly Use[], edits: readonly Edit[]): string {
  const entries = entriesOf(intent, edits);
  const names = new Set(stale.map((use) => splitReference(use.before.image).name));
  const entry = entries[0]?.image;
  if (entry !== undefined && stale.every((use) => use.before.list === 'ephemeralContainers')) {
    return 'Kustomize does not transform ephemeralContainers: set the image where the object is written.';
  }
  const other = [...names].find(
    (name) => entry !== undefined && name !== entry && !entries.some((one) => createMatcher(one.image)(name)),
  );
  if (entry !== undefined && other !== undefined) {
    return `Kustomize compares names as they are written: the entry says "${entry}", the object "${other}". A base may rename it, or leave out the registry.`;
  }
  const changed = stale.find((use) => use.after && use.after.image !== use.before.image);
  if (changed?.after)
    return `It becomes ${changed.after.image}: a tagSuffix, or a later entry, works on it after the edit.`;
  return 'Something above the edited place overrides it: an entry of an overlay, a patch, or the values of an environment.';
}

/** The likely cause is a name: the entry's next to what is rendered of the same last part. */
function idleEdit(
  intent: ImageIntent,
  edit: Edit,
  edits: readonly Edit[],
  before: readonly RenderedImage[],
): SlipwayError {
  const { file, line, column } = edit;
  const near = before.map(({ image }) => splitReference(image).name).find((name) => isNear(name, intent));
  if (near === undefined) return notReached(intent, [edit, ...edits]);
  const hint =
    edit.convention === 'kustomize-images'
      ? `Kustomize compares names as they are written, after the base's own renames: compare the entry's with "${near}". A later entry or a patch may also say it again.`
      : 'Something above the edited place overrides it: an entry of an overlay, a patch, or the values of an environment.';
  const message = `setting ${edit.path} to ${edit.new ?? 'nothing'} changes no rendered object`;
  return new SlipwayError('BUMP_NO_EFFECT', message, { hint, location: { file, line, column } });
}

function isNear(name: string, intent: ImageIntent): boolean {
  const last = (text: string): string | undefined => text.split('/').at(-1);
  return isImage(name, intent) || last(name) === last(intent.repository);
}

function notReached(intent: ImageIntent, edits: readonly Edit[]): SlipwayError {
  const hint =
    entriesOf(intent, edits).length > 0
      ? 'The entry matches no image that is rendered: compare its name with what the base has after its own renames.'
      : 'The edited place is not part of what the roots render, or a condition leaves it out.';
  return new SlipwayError('BUMP_NO_EFFECT', `no rendered object uses ${intent.newRepository ?? intent.repository}`, {
    hint,
    ...locationOf(intent, edits),
  });
}

function tooMuch(more: readonly Use[], edits: readonly Edit[]): SlipwayError {
  const expression = edits.find(
    ({ convention, image }) =>
      convention === 'kustomize-images' && more.some((use) => matchesByExpression(image, use.before.image)),
  );
  const hint = expression
    ? `The name "${expression.image}" of an entry is a regular expression: its dots match any character.`
    : 'One value serves several images: an anchor, a value of a chart, or a base that others use too.';
  const message = `the edits also change ${more
    .slice(0, 3)
    .map((use) => `${describe(use.before)} from ${use.before.image} to ${use.after?.image ?? 'nothing'}`)
    .join(', ')}${more.length > 3 ? ` and ${more.length - 3} more` : ''}`;
  const location =
    expression === undefined
      ? {}
      : { location: { file: expression.file, line: expression.line, column: expression.column } };
  return new SlipwayError('BUMP_TOO_MUCH', message, { hint, ...location });
}

function matchesByExpression(name: string, image: string): boolean {
  return createMatcher(name)(image) && (!isLiteral(name) || splitReference(image).name !== name);
}

function entriesOf(intent: ImageIntent, edits: readonly Edit[]): Edit[] {
  const names = [intent.repository, intent.newRepository ?? intent.repository];
  return edits.filter(
    ({ convention, image }) => convention === 'kustomize-images' && names.some((name) => sameRepository(image, name)),
  );
}

function locationOf(
  intent: ImageIntent,
  edits: readonly Edit[],
): { location?: { file: string; line: number; column: number } } {
  const edit = edits.find(({ image }) => sameRepository(image, intent.repository));
  return edit ? { location: { file: edit.file, line: edit.line, column: edit.column } } : {};
}

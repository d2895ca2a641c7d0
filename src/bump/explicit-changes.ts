import { SlipwayError, toSlipwayErrors } from '../model/errors.ts';
import type { SetIntent } from '../model/set-argument.ts';
import type { SetImageIntent } from '../model/set-image-argument.ts';
import type { YamlSource } from '../yaml/source.ts';
import { resolvePath } from './kustomization-file.ts';
import { setImageEntry } from './set-image.ts';
import { setValue } from './set-value.ts';
import type { BumpRequest, Survey } from './survey.ts';
import type { PlacedChange } from './write-changes.ts';

/** The changes of --set and --set-image, which name their places; what cannot be done goes to `errors`. */
export function explicitChanges({ scope }: Survey, request: BumpRequest, errors: SlipwayError[]): PlacedChange[] {
  const steps = [
    ...(request.sets ?? []).map((intent) => () => setValue(sourceOf(intent), intent)),
    ...(request.setImages ?? []).map((intent) => () => setImages(intent)),
  ];
  return steps.flatMap((step) => {
    try {
      return step();
    } catch (thrown) {
      errors.push(...toSlipwayErrors(thrown));
      return [];
    }
  });

  function sourceOf({ file }: SetIntent): YamlSource {
    const path = resolvePath('', file);
    if (path === undefined) throw new SlipwayError('PATH_OUTSIDE', `"${file}" leads out of the repository`);
    const source =
      scope.sources.find((one) => one.file === path) ??
      [...scope.kustomizations.values()].find((one) => one.file === path)?.source;
    if (source) return source;
    const unread = scope.reader.skipped.find((one) => one.file === path);
    if (unread) throw new SlipwayError('EDIT_REFUSED', unread.reason, { location: unread });
    throw new SlipwayError('LAYOUT_INVALID', `there is no YAML file "${file}" in ${request.tree.label}`);
  }

  function setImages(intent: SetImageIntent): PlacedChange[] {
    const folders = scope.prefixes.length === 0 ? [''] : scope.prefixes;
    const found = folders.flatMap((folder) => scope.kustomizations.get(folder) ?? []);
    if (found.length === 0) {
      const names = folders.map((one) => (one === '' ? '.' : one)).join(', ');
      throw new SlipwayError('LAYOUT_INVALID', `there is no kustomization in ${names} for --set-image`, {
        hint: 'Name its folder with --path, or the environment whose roots are kustomizations.',
      });
    }
    return found.flatMap((one) => setImageEntry(one, intent));
  }
}

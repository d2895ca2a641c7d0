import { bumpTargets, fluxSetters } from '../apply-markers.ts';
import type { Convention } from '../convention.ts';
import { argocdApplication } from './argocd-application.ts';
import { argocdSourceFile } from './argocd-source-file.ts';
import { fluxHelmRelease } from './flux-helm-release.ts';
import { fluxKustomization } from './flux-kustomization.ts';
import { helmValues } from './helm-values.ts';
import { imageFields } from './image-fields.ts';
import { kustomizeImages } from './kustomize-images.ts';
import { kustomizePatches } from './kustomize-patches.ts';
import { workload } from './workload.ts';

/** Every way of writing images that is understood without configuration; the first that claims a value has it. */
export const conventions: readonly Convention[] = [
  kustomizeImages,
  kustomizePatches,
  argocdSourceFile,
  argocdApplication,
  fluxHelmRelease,
  fluxKustomization,
  helmValues,
  imageFields,
  workload,
];

/** Ids and titles of all, also of those that work across files. */
export const conventionList: readonly Pick<Convention, 'id' | 'title'>[] = [...conventions, fluxSetters, bumpTargets];

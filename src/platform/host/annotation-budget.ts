import type { Annotation } from '../../ports/host.ts';

export type Level = Annotation['level'];

/** The runner keeps 10 annotations of each level per step and drops the others without a word. */
const perLevel = 10;

export interface AnnotationBudget {
  /** Takes one annotation for a message of the log; false when none is left. */
  takeOne(level: Level): boolean;
  /** The annotations that may be shown; where some are left out, the last of their level says how many. */
  fit(annotations: readonly Annotation[]): readonly Annotation[];
}

/** Counts annotations, so that none is dropped unsaid. The caller has put the important ones first. */
export function createAnnotationBudget(): AnnotationBudget {
  const left: Record<Level, number> = { error: perLevel, warning: perLevel, notice: perLevel };
  function fitLevel(level: Level, annotations: readonly Annotation[]): readonly Annotation[] {
    const room = left[level];
    if (annotations.length <= room) {
      left[level] -= annotations.length;
      return annotations;
    }
    left[level] = 0;
    if (room === 0) return [];
    const shown = annotations.slice(0, room - 1);
    const more = annotations.length - shown.length;
    const message = `${more} more of this level are listed in the job summary; a step shows at most ${perLevel}.`;
    return [...shown, { level, title: `and ${more} more`, message }];
  }
  return {
    takeOne(level) {
      if (left[level] === 0) return false;
      left[level] -= 1;
      return true;
    },
    fit: (annotations) =>
      (['error', 'warning', 'notice'] as const).flatMap((level) =>
        fitLevel(
          level,
          annotations.filter((annotation) => annotation.level === level),
        ),
      ),
  };
}

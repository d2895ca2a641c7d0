import type { Judging } from './support.ts';

/** How a check of another tool is asked for, where its name alone does not do. */
export interface Check {
  options?: NonNullable<Judging['options']>;
  /** Files whose expectation is wrong, with the reason; docs/policies lists them. */
  wrong?: Readonly<Record<string, string>>;
}

/** Options that give our rules what kube-linter's checks ask for. */
export const kubeLinterChecks: Readonly<Record<string, Check>> = {
  'required-label-owner': { options: { 'required-labels': { labels: ['owner'] } } },
  'required-annotation-email': { options: { 'required-annotations': { annotations: ['email'] } } },
};

/** Options that give our rules what polaris' checks ask for. */
export const polarisChecks: Readonly<Record<string, Check>> = {};

import type { BuildContexts } from './build-contexts.ts';
import type { Clock } from './clock.ts';
import type { ContentCache } from './content-cache.ts';
import type { Download } from './download.ts';
import type { Exec } from './exec.ts';
import type { Files } from './files.ts';
import type { FollowBranch } from './git-history.ts';
import type { Git } from './git.ts';
import type { GitHub } from './github.ts';
import type { Host } from './host.ts';
import type { IssueIdToken } from './id-token.ts';
import type { ConnectKube } from './kube.ts';
import type { PolicyEngine } from './policy-engine.ts';
import type { Registry } from './registry.ts';
import type { Renderer } from './renderer.ts';
import type { EvaluateTemplates } from './templates.ts';

/** Everything that a command may touch the world with. */
export interface Platform {
  host: Host;
  exec: Exec;
  files: Files;
  git: Git;
  follow: FollowBranch;
  /** Loaded on first use. */
  kube: ConnectKube;
  idToken: IssueIdToken;
  registry: Registry;
  /** Files of chart repositories. */
  download: Download;
  contexts: BuildContexts;
  github: GitHub;
  clock: Clock;
  /** Of Slipway. */
  version: string;
  /** Loaded on first use. `cached`: what was compiled before may be taken, which a run that writes must not do. */
  policies: (options?: { cached?: boolean }) => Promise<PolicyEngine>;
  /** The one that needs no programs and can reach nothing but files; loaded on first use. */
  renderer: () => Promise<Renderer>;
  /** What was rendered before, which a run that writes must not take. Undefined where there is no place for it, and in untrusted runs. */
  renders: () => Promise<ContentCache | undefined>;
  /** What this very program found in roots before, for runs that may take what was rendered before. */
  evaluations: () => Promise<ContentCache | undefined>;
  /** Evaluates Go templates; what it needs is loaded on first use. */
  templates: EvaluateTemplates;
  /** An environment variable by its name, for what a configuration names: build secrets. */
  variable: (name: string) => string | undefined;
  /** Everything on standard input. Throws `FILE_INVALID` above 64 MiB. */
  stdin: () => Promise<Uint8Array>;
  /** Aborted by SIGINT, SIGTERM, or --timeout. */
  signal: AbortSignal;
}

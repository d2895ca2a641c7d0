import type { Application } from './application.ts';
import type { Params } from './generators/params.ts';
import type { ArgoSettings } from './settings.ts';

/** One source of an Application that is in this repository. */
export interface SourceRequest {
  application: Application;
  source: Params;
  /** Its `path`, repository-relative. */
  folder: string;
  /** Folders that `$name` stands for in names of files: all in this repository. */
  refs: ReadonlyMap<string, string>;
  environment: Readonly<Record<string, string>>;
  settings: ArgoSettings;
  /** The file that the Application is in. */
  file: string;
}

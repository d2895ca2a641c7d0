import type { Application } from './application.ts';
import type { SourceField } from './described.ts';
import type { Params } from './generators/params.ts';
import type { ArgoSettings } from './settings.ts';

/** One source of an Application that is in this repository, or was fetched into its tree. */
export interface SourceRequest {
  application: Application;
  source: Params;
  /** Its `path`, repository-relative. */
  folder: string;
  /** The top of what holds it: `.` for this repository. */
  top: string;
  /** Folders that `$name` stands for in names of files: all in this repository. */
  refs: ReadonlyMap<string, string>;
  environment: Readonly<Record<string, string>>;
  settings: ArgoSettings;
  /** The file that the Application is in. */
  file: string;
  /** Where a field of the source stands. */
  field: SourceField;
  /** And one of the Application. */
  applicationField: SourceField;
}

import type { Location } from '../../model/location.ts';
import type { Described } from '../traces.ts';
import type { Params } from './generators/params.ts';
import type { ArgoSettings } from './settings.ts';

/** An Application of the repository, or of one of its ApplicationSets; or a set that gives none, with the reason. */
export interface ApplicationRoot {
  id: string;
  manifest: Params;
  location: Location & { line: number };
  problems: readonly { message: string; offline: boolean }[];
  /** The same, for whoever looks for the place of a field. */
  described: Described;
}

export interface ApplicationIndex {
  /** By the root's id: `FILE#Application/NAMESPACE/NAME`. */
  roots: ReadonlyMap<string, ApplicationRoot>;
  /** Ids of the Applications that render a folder. */
  folders: ReadonlyMap<string, readonly string[]>;
  settings: ArgoSettings;
}

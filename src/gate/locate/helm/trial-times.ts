/** How long renders that look for values may take, in milliseconds. */
export interface TrialTimes {
  /** After this time of a release the last of its own begins. */
  release: number;
  /** What those of all releases take together. */
  all: number;
}

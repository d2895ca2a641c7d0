/** A setting, as `git -c` would take it; through the environment it is in no process's arguments. */
export type GitSetting = readonly [key: string, value: string];

/** Settings under which nothing of a repository or of a user's habits runs a program, asks, or does more than it was told. */
const settings: readonly GitSetting[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.askPass', ''],
  ['core.quotePath', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['push.followTags', 'false'],
  ['push.gpgSign', 'false'],
  ['user.useConfigOnly', 'true'],
  // A connection over which nothing comes is given up long before the command's time limit.
  ['http.lowSpeedLimit', '100'],
  ['http.lowSpeedTime', '60'],
];

/** The environment of every git command of ours. */
export function gitEnvironment(more: readonly GitSetting[]): Record<string, string> {
  const all = [...settings, ...more];
  const environment: Record<string, string> = {
    // Messages are told apart by their English text.
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // No ext::, which runs a program, and no git://, which nobody answers for.
    GIT_ALLOW_PROTOCOL: 'https:http:ssh:file',
    GIT_CONFIG_COUNT: String(all.length),
  };
  for (const [index, [key, value]] of all.entries()) {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return environment;
}

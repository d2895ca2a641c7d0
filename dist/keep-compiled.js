import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

const readers = new Set(['gate', 'render', 'explain', 'policy']);

/** What a runner sets: nearly all of them CI; Azure Pipelines, CodeBuild, Jenkins, TeamCity, Bamboo and steps in a cluster's pods do not. */
const ofRunners = [
  'CI',
  'CONTINUOUS_INTEGRATION',
  'GITHUB_ACTIONS',
  'TF_BUILD',
  'CODEBUILD_BUILD_ID',
  'JENKINS_URL',
  'BUILD_NUMBER',
  'TEAMCITY_VERSION',
  'bamboo_buildKey',
  'KUBERNETES_SERVICE_HOST',
];

/** Some installations' worth of files, of which each update and each version of Node.js makes new ones. */
const mostFiles = 500;

/**
 * Keeps what V8 makes of our code, for commands that only read. It is run without a proof of who made it, so it is only kept where nobody but
 * its owner writes: never in a folder that was named for caches, and never on a runner.
 */
export function keepCompiled(command) {
  const { HOME, SLIPWAY_CACHE, XDG_CACHE_HOME } = process.env;
  if (!readers.has(command) || SLIPWAY_CACHE !== undefined || ofRunners.some((name) => process.env[name])) return;
  const caches = XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(HOME || homedir(), '.cache');
  const own = join(caches, 'slipway');
  const folder = join(own, 'code');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(own) || !isOurs(folder)) return;
    if (countFiles(folder) > mostFiles) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { mode: 0o700 });
    }
    process.getBuiltinModule('node:module').enableCompileCache(folder);
  } catch {
    // Without it a run takes longer.
  }
}

/** Node.js keeps a folder for each of its versions. */
function countFiles(folder) {
  const names = readdirSync(folder);
  return names.reduce((sum, name) => sum + readdirSync(join(folder, name)).length, names.length);
}

function isOurs(folder) {
  const found = lstatSync(folder);
  if (!found.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
}

/**
 * Bumps as ratios, both sides in one run: planning next to parsing, and a bump of a remote repository next to clone,
 * `kustomize edit set image` and push. `node bench/bump.ts [plan|remote] [RUNS]`, with kustomize in PATH and dist built.
 */
import { benchPlanning } from './lib/bump-plan.ts';
import { benchRemote } from './lib/bump-remote.ts';

const [half = 'both', runs = '5'] = process.argv.slice(2);
if (half !== 'remote') await benchPlanning(Number(runs));
if (half !== 'plan') await benchRemote(Number(runs), [200, 20_000]);

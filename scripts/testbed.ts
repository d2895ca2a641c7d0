/** Starts parts of the test bed by hand, or only sets their tools up. */
import { once } from 'node:events';
import { setupTools } from './setup/setup-tools.ts';
import { down, keep, READY } from './testbed/keep.ts';
import { PARTS, type Part } from './testbed/parts.ts';
import { TEST_TOOLS, TOOLS } from './tools.ts';

const USAGE = `npm run testbed -- up PART… [--keep]     start parts; they run until Ctrl-C (--keep: until \`down\`)
npm run testbed -- down                         end what was kept
npm run testbed -- setup [TOOL…] [--install]    only set tools up (--install: Debian packages for good)

parts:
${Object.entries(PARTS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

tools: ${TOOLS.map(({ name, version }) => `${name} ${version}`).join(', ')}
       (without names: those of \`npm test\`: ${TEST_TOOLS.join(', ')})`;

const [verb, ...args] = process.argv.slice(2);
const install = args.includes('--install');
const kept = args.includes('--keep');
const names = args.filter((arg) => arg !== '--install' && arg !== '--keep');

/** Prints how the program is called and fails, unless that was asked for. */
function explain(wrong?: string): void {
  if (wrong !== undefined) console.error(`${wrong}\n`);
  console.error(USAGE);
  process.exitCode = wrong === undefined ? 0 : 2;
}

async function up(parts: readonly Part[]): Promise<void> {
  const tools = new Set(parts.flatMap((part) => [...part.tools]));
  const { bin } = await setupTools([...tools], { install });
  process.env['PATH'] = `${bin}:${process.env['PATH'] ?? ''}`;
  // Listening from here on, so that a signal during a start ends what has started already.
  const stop = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
  await using started = new AsyncDisposableStack();
  for (const part of parts) console.log(`${started.use(await part.start()).usage}\n`);
  console.log(READY);
  // Nothing else may keep this process alive: a builder is only files.
  const alive = setInterval(() => undefined, 60_000);
  await stop;
  clearInterval(alive);
}

const unknown = names.find((name) => verb === 'up' && !Object.hasOwn(PARTS, name));
if (verb === 'setup') await setupTools(names.length === 0 ? TEST_TOOLS : names, { install });
else if (verb === undefined || verb === '--help' || verb === 'help') explain();
else if (verb === 'down') await down(import.meta.filename);
else if (verb !== 'up') explain(`no command is called ${verb}`);
else if (unknown !== undefined || names.length === 0) explain(`no part is called ${unknown ?? '(none given)'}`);
else if (kept)
  await keep(
    import.meta.filename,
    args.filter((arg) => arg !== '--keep'),
  );
else await up(names.flatMap((name) => PARTS[name] ?? []));

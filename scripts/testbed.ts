import { setupTools } from './setup/setup-tools.ts';
const [, , verb, ...rest] = process.argv;
if (verb === 'setup')
  await setupTools(
    rest.filter((a) => !a.startsWith('--')),
    { install: rest.includes('--install') },
  );

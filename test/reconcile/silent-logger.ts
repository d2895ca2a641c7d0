import type { Logger } from '../../src/ports/logger.ts';

export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  failure: () => undefined,
  group: async (_title, phase) => await phase(),
};

const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;
/** Go's programs, the builders among them, never ask a proxy for this machine itself; Node would. */
const never = 'localhost,127.0.0.1,[::1]';

type SetGlobalProxy = (environment: Readonly<Record<string, string | undefined>>) => () => void;

/**
 * Lets this process's fetch use the proxies of the environment, which Node does by itself only with NODE_USE_ENV_PROXY=1 from its start.
 * Nodes before 24.14 lack the function and need the variable. Returns the way back.
 */
export function useProxiesOf(environment: Readonly<Record<string, string | undefined>>): () => void {
  if (!proxyVariables.some((name) => environment[name])) return () => undefined;
  // An import would load the client behind fetch, too, which takes longer than most runs need it for.
  const { setGlobalProxyFromEnv } = process.getBuiltinModule('node:http') as { setGlobalProxyFromEnv?: SetGlobalProxy };
  const given = environment['no_proxy'] || environment['NO_PROXY'];
  const noProxy = given ? `${given},${never}` : never;
  return setGlobalProxyFromEnv?.({ ...environment, no_proxy: noProxy, NO_PROXY: noProxy }) ?? (() => undefined);
}

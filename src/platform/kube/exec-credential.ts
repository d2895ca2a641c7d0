import type { Exec, ExecResult } from '../../ports/exec.ts';
import { KubeError } from '../../ports/kube-error.ts';

/** `users[].user.exec` of a kubeconfig. */
export interface ExecSettings {
  apiVersion?: string;
  command?: string;
  args?: readonly string[] | null;
  env?: readonly { name: string; value: string }[] | null;
  installHint?: string;
}

export interface ExecCredential {
  token?: string;
  clientCertificateData?: string;
  clientKeyData?: string;
}

const timeoutMs = 60_000;
const maxBytes = 1024 * 1024;
/** A credential that is about to expire would do so on the way. */
const skewMs = 30_000;

/** Asks a credential plugin, as client-go does, and keeps its answer until shortly before it expires. */
export function createExecCredential(
  settings: ExecSettings,
  dependencies: { exec: Exec; env: Readonly<Record<string, string | undefined>> },
): (fresh: boolean, signal?: AbortSignal) => Promise<ExecCredential> {
  let kept: { credential: ExecCredential; until: number } | undefined;
  return async (fresh, signal) => {
    if (fresh || kept === undefined || Date.now() >= kept.until) {
      kept = parseAnswer(await runPlugin(settings, dependencies, signal), settings);
    }
    return kept.credential;
  };
}

async function runPlugin(
  { command = '', args, env: added, apiVersion, installHint }: ExecSettings,
  { exec, env }: { exec: Exec; env: Readonly<Record<string, string | undefined>> },
  signal: AbortSignal | undefined,
): Promise<ExecResult> {
  const info = { kind: 'ExecCredential', apiVersion, spec: { interactive: false } };
  try {
    return await exec.run({
      command,
      args: args ?? [],
      // The user's own kubeconfig names it, and only it knows which variables it needs, so it sees what kubectl would show it.
      env: {
        ...Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
        ...Object.fromEntries((added ?? []).map(({ name, value }) => [name, value])),
        KUBERNETES_EXEC_INFO: JSON.stringify(info),
      },
      timeoutMs,
      maxBytes,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new KubeError(
      'KUBE_CONFIG',
      `the kubeconfig's credential plugin ${command || '(no command)'} does not start`,
      {
        hint: installHint ?? `Install ${command} and put it into PATH.`,
        cause: error,
      },
    );
  }
}

function parseAnswer(
  { exitCode, ended, stdout, stderr }: ExecResult,
  { command = '' }: ExecSettings,
): { credential: ExecCredential; until: number } {
  if (ended === 'exit' && exitCode === 0) {
    const status = readStatus(stdout);
    if (status?.token !== undefined || status?.clientCertificateData !== undefined) {
      const expires = Date.parse(status.expirationTimestamp ?? '');
      return { credential: status, until: Number.isNaN(expires) ? Infinity : expires - skewMs };
    }
    throw new KubeError('KUBE_AUTH', `the kubeconfig's credential plugin ${command} printed no credential`);
  }
  const how = ended === 'exit' ? `failed with ${exitCode}` : `did not end within ${timeoutMs / 1000} s`;
  const said = stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  throw new KubeError(
    'KUBE_AUTH',
    `the kubeconfig's credential plugin ${command} ${how}${said === '' ? '' : `: ${said}`}`,
    {
      hint: `Log in with the tool that ${command} belongs to.`,
    },
  );
}

function readStatus(stdout: Uint8Array): (ExecCredential & { expirationTimestamp?: string }) | undefined {
  try {
    return (JSON.parse(new TextDecoder().decode(stdout)) as { status?: ExecCredential }).status;
  } catch {
    return undefined;
  }
}

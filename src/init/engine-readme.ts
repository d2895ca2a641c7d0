import { engineNames } from '../sync/engine-names.ts';
import { ciGroup } from './access.ts';
import type { DerivedAccess } from './derive-access.ts';
import type { EngineSettings } from './engine-settings.ts';

/** The command that makes the git Secret: the value comes by standard input, so that it is in no argument, history or file. */
export function secretCommands({ namespace }: EngineSettings): { token: string; sshKey: string } {
  const create = `kubectl create secret generic ${engineNames.gitSecret} --namespace ${namespace}`;
  return {
    token: `${create} --from-file=token=/dev/stdin`,
    sshKey: `${create} --from-file=ssh-key=PATH-OF-THE-PRIVATE-KEY`,
  };
}

/** The page that is written beside the manifests. */
export function engineReadme(settings: EngineSettings, access: DerivedAccess): string {
  const { environment, namespace, branch, repository } = settings;
  const { token, sshKey } = secretCommands(settings);
  const notes = access.notes.map((note) => `- ${note}`);
  return `# Slipway's engine for ${environment}

Applies \`${branch}\` of ${repository} to this cluster: every ten minutes, and whenever \`slipway sync\` asks. Kubernetes 1.30 or newer.

Install or upgrade, as a cluster administrator:

    kubectl apply -k .

A credential that may read the repository, unless it is public; type or pipe the token, then end the input:

    ${token}
    ${sshKey}

Uninstall; what the engine applied stays:

    kubectl delete -k .

## CI

CI may create Jobs that equal the CronJob's template but for the commit (\`job-policy.yaml\` sees to that), and read the result.
Either give it a token of the ServiceAccount:

    kubectl create token ${engineNames.ci} --namespace ${namespace} --duration 1h

or let the API server trust GitHub's OIDC tokens and map them to the group \`${ciGroup(environment)}\`
(\`apiserver.config.k8s.io/v1\`, kube-apiserver's \`--authentication-config\`; ids, because names can be taken over):

    jwt:
    - issuer:
        url: https://token.actions.githubusercontent.com
        audiences: ["https://CLUSTER/slipway"]
      claimValidationRules:
      - expression: "claims.repository_id in ['ID-OF-THE-REPOSITORY']"
        message: repository not allowed
      - expression: "claims.?environment.orValue('') == '${environment}'"
        message: environment not allowed
      claimMappings:
        username: {expression: "'github:' + claims.repository + ':' + claims.?environment.orValue('')"}
        groups: {expression: "['${ciGroup(environment)}']"}

A job with \`permissions: { id-token: write }\` and \`environment: ${environment}\` then needs no secret: its kubeconfig has the server
and its certificate authority alone, and slipway.yaml says \`sync: { engine: job, targets: [{ name: …, audience: "https://CLUSTER/slipway" }] }\`.

To let \`slipway sync\` also tell why a reconcile pod does not start, allow it to get, list and watch \`pods\` in ${namespace}.
${notes.length === 0 ? '' : `\n## Before you install\n\n${notes.join('\n')}\n`}`;
}

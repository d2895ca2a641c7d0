import type { ErrorCode } from '../../model/error-codes.ts';
import { KubeError } from '../../ports/kube-error.ts';
import type { Status } from './status.ts';

/** What was asked, for messages. */
export interface Asked {
  /** `apply`, `list`, `get`, … */
  verb: string;
  /** `apps/v1/Deployment/shop/web`, or the resource: `deployments.apps in namespace shop`. */
  what: string;
  /** Values that must not be shown, though the server quotes them: those of a Secret. */
  secrets?: readonly string[];
}

interface Verdict {
  code: ErrorCode;
  message: string;
  hint?: string;
  managers?: readonly string[];
}

/** Makes an error of a refusal: says in our words what the server's answer means, and keeps its own where they name the cause. */
export function refusal(asked: Asked, status: Status): KubeError {
  const shown = hide(status, asked.secrets ?? []);
  const verdict = judge(asked, shown);
  return new KubeError(verdict.code, verdict.message, {
    ...(verdict.hint === undefined ? {} : { hint: verdict.hint }),
    details: {
      status: status.code,
      reason: status.reason,
      causes: shown.causes,
      managers: verdict.managers ?? [],
      ...(status.continue === undefined ? {} : { continue: status.continue }),
    },
  });
}

const immutable = /immutable|may not change|cannot be (changed|updated)|updates to .* are forbidden/i;
const admission =
  /^admission webhook .* denied the request|ValidatingAdmissionPolicy .* denied request|violates PodSecurity/;
const quota = /exceeded quota|failed quota|(maximum|minimum) \S+ usage per |limit to request ratio/;

function judge(asked: Asked, status: Status): Verdict {
  const { verb, what } = asked;
  const { code, reason, message, causes } = status;
  const cannot = `cannot ${verb} ${what}`;
  if (admission.test(message)) return { code: 'KUBE_ADMISSION', message: `${cannot}: ${message}` };
  if (code === 403) return forbidden(cannot, status);
  if (code === 409) return conflict(cannot, status);
  if (code === 422 && (immutable.test(message) || causes.some((cause) => immutable.test(cause.message)))) {
    return { code: 'KUBE_IMMUTABLE', message: `${cannot}: ${fieldsOf(status)}` };
  }
  // Under server-side apply an unknown field is answered with 500 and no reason, though it is the manifest's fault.
  if (code === 422 || code === 400 || code === 413 || (code === 500 && isManifestFault(message))) {
    return { code: 'KUBE_INVALID', message: `${cannot}: ${fieldsOf(status)}` };
  }
  if (code === 404) return notFound(cannot, status);
  if (code === 429)
    return {
      code: 'KUBE_FAILED',
      message: `${cannot}: the API server asks everyone to slow down, also after several tries`,
    };
  const said = [reason, message].filter((part) => part !== '').join(': ');
  return { code: 'KUBE_FAILED', message: `${cannot}: ${code}${said === '' ? '' : ` ${said}`}` };
}

function isManifestFault(message: string): boolean {
  return /failed to create typed patch object|request is too large|failed to convert|unable to (?:decode|convert)/.test(
    message,
  );
}

function forbidden(cannot: string, { message, causes }: Status): Verdict {
  if (
    causes.some(({ reason }) => reason === 'NamespaceTerminating') ||
    /because it is being terminated/.test(message)
  ) {
    return { code: 'KUBE_NAMESPACE_TERMINATING', message: `${cannot}: ${message}` };
  }
  if (quota.test(message)) return { code: 'KUBE_QUOTA', message: `${cannot}: ${afterForbidden(message)}` };
  const role =
    /User "(?<user>[^"]*)" cannot (?<verb>\S+) resource "(?<resource>[^"]*)" in API group "(?<group>[^"]*)"(?: in the namespace "(?<namespace>[^"]*)"| at the cluster scope)?/.exec(
      message,
    )?.groups;
  if (role !== undefined) return { code: 'KUBE_FORBIDDEN', ...missingRight(cannot, role) };
  if (/^user .* is attempting to grant RBAC permissions not currently held/.test(afterForbidden(message))) {
    const hint =
      "Whoever applies a role must hold what it grants: extend the reconciler's own role, or apply this one by hand.";
    return { code: 'KUBE_FORBIDDEN', message: `${cannot}: ${afterForbidden(message)}`, hint };
  }
  if (/cannot (\S+ )?(path|impersonate)|User "[^"]*" cannot/.test(message))
    return { code: 'KUBE_FORBIDDEN', message: `${cannot}: ${message}` };
  // Neither the roles nor a quota: some admission plugin, which says so in its own way.
  return { code: 'KUBE_ADMISSION', message: `${cannot}: ${message}` };
}

function missingRight(cannot: string, role: Record<string, string>): { message: string; hint: string } {
  const { user = '', verb = '', resource = '', group = '', namespace } = role;
  const where = namespace === undefined ? 'in the whole cluster' : `in namespace ${namespace}`;
  const full = group === '' ? resource : `${resource}.${group}`;
  const kind =
    namespace === undefined ? 'ClusterRole and ClusterRoleBinding' : `Role and RoleBinding in namespace ${namespace}`;
  return {
    message: `${cannot}: user ${user} may not ${verb} ${full} ${where}`,
    hint: `Grant it by a ${kind}: apiGroups: ["${group}"], resources: ["${resource}"], verbs: ["${verb}"].`,
  };
}

/** `pods "a" is forbidden: exceeded quota: …` without its beginning, which says again what was asked. */
function afterForbidden(message: string): string {
  return message.replace(/^.*? is forbidden: /, '');
}

function conflict(cannot: string, { reason, message, causes }: Status): Verdict {
  const owned = causes.filter((cause) => cause.reason === 'FieldManagerConflict');
  if (owned.length > 0) {
    const fields = owned.map((cause) => ({ field: cause.field, manager: managerOf(cause.message) }));
    const shown = fields.slice(0, 5).map(({ field, manager }) => `${field} belongs to ${manager}`);
    const more = fields.length > shown.length ? ` and ${fields.length - shown.length} more` : '';
    const managers = [...new Set(fields.map(({ manager }) => manager))];
    return { code: 'KUBE_CONFLICT', message: `${cannot}: ${shown.join(', ')}${more}`, managers };
  }
  const why = reason === 'AlreadyExists' ? 'it exists already' : message;
  return { code: 'KUBE_CONFLICT', message: `${cannot}: ${why}` };
}

/** `conflict with "kubectl-edit" using apps/v1` */
function managerOf(message: string): string {
  return /conflict with "([^"]*)"/.exec(message)?.[1] ?? message;
}

function notFound(cannot: string, { reason, message, resource, name }: Status): Verdict {
  if (resource === 'namespaces')
    return { code: 'KUBE_NOT_FOUND', message: `${cannot}: namespace ${name} does not exist` };
  // A path that is not served is answered in plain text.
  if (reason === '')
    return { code: 'KUBE_KIND_MISSING', message: `${cannot}: the API server does not serve that kind` };
  return { code: 'KUBE_NOT_FOUND', message: `${cannot}: ${message}` };
}

/** The fields that an object is refused for, where the server names them. */
function fieldsOf({ message, causes, reason }: Status): string {
  if (causes.length === 0) return message || reason || 'the API server gives no reason';
  const shown = causes.slice(0, 5).map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
  return `${shown.join('; ')}${causes.length > shown.length ? `; and ${causes.length - shown.length} more` : ''}`;
}

/** Takes a Secret's values out of what the server says, and whatever it quotes of them. */
function hide(status: Status, secrets: readonly string[]): Status {
  if (secrets.length === 0) return status;
  function clean(text: string): string {
    let shown = text.replaceAll(/(Invalid value: )"(?:[^"\\]|\\.)*"/g, '$1***').replace(/, got .*/s, ', got ***');
    for (const secret of secrets) if (secret.length > 3) shown = shown.replaceAll(secret, '***');
    return shown;
  }
  const causes = status.causes.map((cause) => ({ ...cause, message: clean(cause.message) }));
  return { ...status, message: clean(status.message), causes };
}

import { nativeRules } from '../../src/checks/native-rules.ts';
import { createCovering } from '../../src/gate/covering.ts';
import { rootFindings } from '../../src/gate/root-findings.ts';
import { violationsOf } from '../../src/gate/violations.ts';
import { checksOf, rootOf } from './support.ts';

export const only = ['secret-committed', 'configmap-secret', 'literal-secret', 'secret-format'];

export async function judged(text: string): Promise<readonly string[]> {
  const checks = await checksOf({ only });
  const root = rootOf(text);
  const findings = rootFindings(root, violationsOf(checks.evaluate(root, [root]), root));
  const { left } = createCovering(nativeRules)(findings);
  return left.map(({ violation: { rule, message }, path }) => `${rule} ${path}: ${message}`);
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
export const secret = (key: string, value: string, field = 'stringData'): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: web }\n${field}: ${JSON.stringify({ [key]: value })}`;
export const config = (key: string, value: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: ${JSON.stringify({ [key]: value })}`;
export const pod = (container: Record<string, unknown>, annotations: Record<string, string> = {}): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', annotations },
    spec: { containers: [{ name: 'web', ...container }] },
  });
/** Written in parts, so that no scanner finds them here. */
export const token = ['ghp', 'wB4xT9qZrL2vN8sK5mJ7cY3hP6dF1gA0eUoI'].join('_');
export const keyText = [
  '-----BEGIN RSA PRIVATE',
  ` KEY-----\n${'MIIEowIBAAKCAQEA7bq98s'.repeat(8)}\n-----END RSA PRIVATE`,
  ' KEY-----',
].join('');

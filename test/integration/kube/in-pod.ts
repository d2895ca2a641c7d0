/** Runs in a pod of the test cluster: says whom the API server takes us for, by stock in-cluster configuration. */
import { connectKube } from '../../../src/platform/kube/connect.ts';

await using kube = await connectKube();
const { username } = await kube.whoAmI();
const { items } = await kube.list({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace: kube.namespace });
const names = items.map(({ metadata }) => metadata.name);
process.stdout.write(`${JSON.stringify({ context: kube.context, namespace: kube.namespace, username, names })}\n`);

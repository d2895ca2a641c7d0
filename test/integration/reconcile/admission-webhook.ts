import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { ControlPlane } from '../../harness/cluster/control-plane.ts';
import { freePorts } from '../../harness/cluster/free-port.ts';
import { issue } from '../../harness/cluster/pki.ts';

/** An admission webhook of one namespace that lets everything pass, once it is there: until `serve`, nothing answers. */
export interface AdmissionWebhook extends AsyncDisposable {
  serve(): Promise<void>;
  asked(): number;
}

export async function installWebhook(plane: ControlPlane, namespace: string): Promise<AdmissionWebhook> {
  const credential = await issue(plane.authority, `webhook-${namespace}`, {
    commonName: 'webhook',
    names: ['IP:127.0.0.1'],
  });
  const [port = 0] = await freePorts(1);
  const path = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
  await plane.admin.send('POST', path, {
    metadata: { name: namespace },
    webhooks: [
      {
        name: 'moment.example.org',
        clientConfig: {
          url: `https://127.0.0.1:${port}/`,
          caBundle: readFileSync(plane.authority.certificate).toString('base64'),
        },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'DELETE'], resources: ['configmaps'] }],
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        timeoutSeconds: 2,
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
      },
    ],
  });
  let asked = 0;
  const pair = { cert: readFileSync(credential.certificate), key: readFileSync(credential.key) };
  const server = createServer(pair, (request, response) => {
    asked += 1;
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { request: review } = JSON.parse(body) as { request: { uid: string } };
      const answer = {
        apiVersion: 'admission.k8s.io/v1',
        kind: 'AdmissionReview',
        response: { uid: review.uid, allowed: true },
      };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  return {
    async serve() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      await plane.admin.send('DELETE', `${path}/${namespace}`);
      server.closeAllConnections();
      server.close();
    },
  };
}

/** One valid object of many kinds, each with fields of many types, to be changed in every way. */
const podSpec = `
serviceAccountName: default
nodeSelector: { disk: ssd }
securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 2000, seccompProfile: { type: RuntimeDefault }, sysctls: [{ name: net.core.somaxconn, value: "1024" }] }
tolerations: [{ key: gpu, operator: Exists, effect: NoSchedule }]
affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: zone, labelSelector: { matchLabels: { app: web } } } }] } }
topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]
terminationGracePeriodSeconds: 30
volumes:
  - name: data
    emptyDir: { sizeLimit: 1Gi }
  - name: config
    configMap: { name: web, defaultMode: 420, items: [{ key: a, path: a }] }
  - name: all
    projected: { sources: [{ secret: { name: web, optional: true } }, { serviceAccountToken: { path: token, expirationSeconds: 3600 } }] }
initContainers: [{ name: init, image: busybox, command: [sh, -c, "true"] }]
containers:
  - name: web
    image: nginx:1.27
    imagePullPolicy: IfNotPresent
    args: [--port, "80"]
    ports: [{ name: http, containerPort: 80, protocol: TCP }, { name: metrics, containerPort: 9090 }]
    env: [{ name: MODE, value: production }, { name: KEY, valueFrom: { secretKeyRef: { name: web, key: key, optional: true } } }, { name: NODE, valueFrom: { fieldRef: { fieldPath: spec.nodeName } } }]
    envFrom: [{ configMapRef: { name: web } }]
    resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 128Mi } }
    volumeMounts: [{ name: data, mountPath: /data }, { name: config, mountPath: /config, readOnly: true }]
    livenessProbe: { httpGet: { path: /, port: http, scheme: HTTP }, periodSeconds: 10, failureThreshold: 3 }
    readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 5 }
    lifecycle: { preStop: { exec: { command: [sleep, "5"] } } }
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }, readOnlyRootFilesystem: true }`;

function indented(text: string, spaces: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(spaces)}`);
}

const template = (more = ''): string => `
    metadata: { labels: { app: web }, annotations: { note: "yes" } }
    spec:${indented(`${podSpec}${more}`, 6)}`;

const pod = (more = ''): string => indented(`${podSpec}${more}`, 2);

/** As YAML, by name. */
export const seeds: Readonly<Record<string, string>> = {
  deployment: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web }, annotations: { team: shop } }
spec:
  replicas: 2
  revisionHistoryLimit: 3
  paused: false
  selector: { matchLabels: { app: web }, matchExpressions: [{ key: app, operator: In, values: [web] }] }
  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 1 } }
  template:${template()}`,
  statefulset: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  replicas: 1
  podManagementPolicy: Parallel
  updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 0 } }
  selector: { matchLabels: { app: web } }
  volumeClaimTemplates: [{ metadata: { name: disk }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]
  template:${template()}`,
  daemonset: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  minReadySeconds: 5
  selector: { matchLabels: { app: web } }
  template:${template()}`,
  cronjob: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec:
  schedule: "0 3 * * *"
  concurrencyPolicy: Forbid
  suspend: false
  startingDeadlineSeconds: 60
  successfulJobsHistoryLimit: 1
  jobTemplate:
    spec:
      backoffLimit: 2
      ttlSecondsAfterFinished: 100
      template:
        spec: { restartPolicy: OnFailure, containers: [{ name: job, image: busybox, command: [sh] }] }`,
  pod: `
apiVersion: v1
kind: Pod
metadata: { name: web, finalizers: [example.com/one, example.com/two], ownerReferences: [{ apiVersion: v1, kind: Node, name: node, uid: abc }] }
spec:${pod()}`,
  service: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, selector: { app: web }, sessionAffinity: ClientIP, sessionAffinityConfig: { clientIP: { timeoutSeconds: 100 } }, externalTrafficPolicy: Local, ports: [{ name: http, port: 80, targetPort: http, protocol: TCP }, { name: other, port: 81, targetPort: 8081 }] }`,
  ingress: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec: { ingressClassName: nginx, tls: [{ hosts: [a.example.com], secretName: tls }], rules: [{ host: a.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }] }`,
  policy: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress, Egress], ingress: [{ from: [{ namespaceSelector: {} }, { ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }], ports: [{ port: 80, protocol: TCP }] }], egress: [{}] }`,
  configmap: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web }
immutable: false
data: { a: text, b: "1" }
binaryData: { c: AAEC }`,
  secret: `
apiVersion: v1
kind: Secret
metadata: { name: web }
type: Opaque
data: { a: dGV4dA== }
stringData: { b: text }`,
  account: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
automountServiceAccountToken: false
imagePullSecrets: [{ name: registry }]`,
  role: `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: web }
rules: [{ apiGroups: [""], resources: [pods], verbs: [get, list], resourceNames: [a] }]`,
  binding: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: web, namespace: default }, { kind: Group, apiGroup: rbac.authorization.k8s.io, name: team }]`,
  clusterrole: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: web }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }
rules: []`,
  budget: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } }, unhealthyPodEvictionPolicy: AlwaysAllow }`,
  autoscaler: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { minReplicas: 1, maxReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }], behavior: { scaleDown: { stabilizationWindowSeconds: 60, policies: [{ type: Pods, value: 1, periodSeconds: 60 }] } } }`,
  claim: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: disk }
spec: { accessModes: [ReadWriteOnce], volumeMode: Filesystem, storageClassName: fast, resources: { requests: { storage: 1Gi } } }`,
  class: `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: example.com/disk
reclaimPolicy: Delete
volumeBindingMode: WaitForFirstConsumer
allowVolumeExpansion: true
parameters: { a: b }`,
  priority: `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: high }
value: 1000
globalDefault: false
preemptionPolicy: Never`,
  quota: `
apiVersion: v1
kind: ResourceQuota
metadata: { name: team }
spec: { hard: { cpu: "10", memory: 10Gi, pods: 5 }, scopes: [NotTerminating] }`,
  limits: `
apiVersion: v1
kind: LimitRange
metadata: { name: team }
spec: { limits: [{ type: Container, default: { cpu: 1 }, max: { memory: 1Gi } }] }`,
  webhook: `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: hook }
webhooks: [{ name: a.example.com, admissionReviewVersions: [v1], sideEffects: None, failurePolicy: Ignore, timeoutSeconds: 5, clientConfig: { service: { name: web, namespace: default, port: 443, path: /a } , caBundle: "" }, rules: [{ apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], scope: Namespaced }] }]`,
  lease: `
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: { name: leader }
spec: { holderIdentity: a, leaseDurationSeconds: 10, renewTime: "2026-01-31T12:00:00.000000Z" }`,
  slice: `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web }
addressType: IPv4
endpoints: [{ addresses: [10.0.0.1], conditions: { ready: true }, zone: a }]
ports: [{ name: http, port: 80, protocol: TCP }]`,
  custom: `
apiVersion: example.com/v1
kind: Backup
metadata: { name: nightly, labels: { a: b } }
spec:
  keep: 7
  mode: full
  size: 10Gi
  share: 0.5
  window: { start: "03:00", minutes: 60 }
  targets: [{ name: a, port: 80 }, { name: b, port: 81 }]
  tags: [one, two]
  extra: { any: { thing: 1 } }
  labels: { a: b }
  note: null
  pod: { apiVersion: v1, kind: Pod, metadata: { name: x }, spec: { any: 1 } }
  one: { a: 1 }`,
};

export const customDefinition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: backups.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Backup, plural: backups, singular: backup, listKind: BackupList }
  versions:
    - name: v1
      served: true
      storage: true
      subresources: { status: {} }
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [keep, mode, targets]
              properties:
                keep: { type: integer, format: int32, minimum: 1, maximum: 100 }
                mode: { type: string, enum: [full, partial], default: full }
                size: { x-kubernetes-int-or-string: true, pattern: "^[0-9]+(Ki|Mi|Gi)?$" }
                share: { type: number, exclusiveMinimum: true, minimum: 0 }
                window:
                  type: object
                  required: [start]
                  properties:
                    start: { type: string, pattern: "^[0-9]{2}:[0-9]{2}$", maxLength: 5 }
                    minutes: { type: integer, default: 30 }
                targets:
                  type: array
                  minItems: 1
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [name]
                  items:
                    type: object
                    required: [name]
                    properties: { name: { type: string, minLength: 1 }, port: { type: integer } }
                tags: { type: array, x-kubernetes-list-type: set, maxItems: 5, items: { type: string } }
                extra: { type: object, x-kubernetes-preserve-unknown-fields: true }
                labels: { type: object, maxProperties: 3, additionalProperties: { type: string } }
                note: { type: string, nullable: true }
                pod: { type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true }
                one:
                  type: object
                  properties: { a: { type: integer }, b: { type: integer } }
                  oneOf: [{ required: [a] }, { required: [b] }]
            status:
              type: object
              properties: { done: { type: boolean } }`;

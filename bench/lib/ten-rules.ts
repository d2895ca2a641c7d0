import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ten rules as teams write them for conftest, with what such rules use: containers of all workloads, names, labels, numbers and text. */
const rules = `package main

import rego.v1

workloads := {"Deployment", "StatefulSet", "DaemonSet", "Job"}

pod := input.spec.template if input.kind in workloads

pod := input.spec.jobTemplate.spec.template if input.kind == "CronJob"

pod := input if input.kind == "Pod"

containers contains container if some container in pod.spec.containers

containers contains container if some container in pod.spec.initContainers

deny_privileged contains sprintf("%s: container %s is privileged", [input.metadata.name, container.name]) if {
	some container in containers
	container.securityContext.privileged
}

deny_root contains sprintf("%s: container %s may run as root", [input.metadata.name, container.name]) if {
	some container in containers
	not container.securityContext.runAsNonRoot
	not pod.spec.securityContext.runAsNonRoot
}

deny_latest contains sprintf("%s: image %s is not pinned", [input.metadata.name, container.image]) if {
	some container in containers
	endswith(container.image, ":latest")
}

deny_registry contains sprintf("%s: image %s is from elsewhere", [input.metadata.name, container.image]) if {
	some container in containers
	not startswith(container.image, "registry.example.com/")
}

deny_memory contains sprintf("%s: container %s has no memory limit", [input.metadata.name, container.name]) if {
	some container in containers
	not container.resources.limits.memory
}

deny_probe contains sprintf("%s: container %s has no readiness probe", [input.metadata.name, container.name]) if {
	input.kind in {"Deployment", "StatefulSet"}
	some container in containers
	not container.readinessProbe
}

warn_replicas contains sprintf("%s runs %d replicas", [input.metadata.name, input.spec.replicas]) if {
	input.kind == "Deployment"
	input.spec.replicas < 2
}

deny_labels contains sprintf("%s lacks the label %s", [input.metadata.name, label]) if {
	some label in ["app.kubernetes.io/name", "app.kubernetes.io/part-of", "team"]
	input.kind != "Namespace"
	not input.metadata.labels[label]
}

deny_host_path contains sprintf("%s mounts %s of its node", [input.metadata.name, volume.hostPath.path]) if {
	some volume in pod.spec.volumes
	volume.hostPath
}

deny_node_port contains sprintf("%s opens a port on every node", [input.metadata.name]) if {
	input.kind == "Service"
	input.spec.type == "NodePort"
}
`;

export function writeTenRules(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'rules.rego'), rules);
}

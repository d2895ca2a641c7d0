# METADATA
# title: Selector does not match the pods
# description: >-
#   The selector of the workload is missing, or does not select the pods that its template makes.
# custom:
#   id: selector-mismatch
#   severity: error
#   packs: [recommended]
#   rationale: >-
#     The API server refuses such a workload, so nothing of the change is applied.
#   fix: >-
#     Make `spec.selector` part of the labels of the template.
#   kinds: [Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, DeploymentConfig, DeploymentConfig.apps.openshift.io]
#   covers: [schema-invalid]
#   aliases:
#     kube-linter: [mismatching-selector]
#     kube-score: [deployment-pod-selector-labels-match-template-metadata-labels, statefulset-pod-selector-labels-match-template-metadata-labels]
package slipway.correctness.selector_mismatch

import data.slipway.lib.labels
import data.slipway.lib.text

deny contains {"msg": "the workload has no selector", "path": ["spec", "selector"]} if {
	not has_default
	not has_selector
}

deny contains {"msg": msg, "path": ["spec", "selector"]} if {
	has_selector
	not labels.selects(selector, own_labels)
	msg := text.sentence(["the selector", text.quoted(input.spec.selector), "does not select the pods, whose labels are", text.quoted(own_labels)])
}

# The API server copies the labels of their templates.
has_default if input.kind in {"ReplicationController", "DeploymentConfig"}

has_selector if count(input.spec.selector) > 0

selector := {"matchLabels": input.spec.selector} if input.kind in {"ReplicationController", "DeploymentConfig"}

else := input.spec.selector

own_labels := object.get(input, ["spec", "template", "metadata", "labels"], {})

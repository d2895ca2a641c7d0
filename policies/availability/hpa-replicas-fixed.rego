# METADATA
# title: Replicas are set though an autoscaler scales the workload
# description: >-
#   An autoscaler targets the workload, and its manifest has a number of replicas too.
# custom:
#   id: hpa-replicas-fixed
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     Whenever the manifest is applied, the number is set back, whatever the load is; a GitOps engine does so all the time.
#   fix: >-
#     Remove `spec.replicas`.
#   kinds: [Deployment, StatefulSet, ReplicaSet, ReplicationController, DeploymentConfig, DeploymentConfig.apps.openshift.io]
#   aliases:
#     kube-score: [deployment-targeted-by-hpa-does-not-have-replicas-configured]
package slipway.availability.hpa_replicas_fixed

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "replicas"]} if {
	is_number(input.spec.replicas)
	some scaler in related.facts.autoscalers
	msg := text.sentence(["replicas is set to", text.quoted(input.spec.replicas), "though", scaler.kind, text.quoted(scaler.name), "scales it"])
}

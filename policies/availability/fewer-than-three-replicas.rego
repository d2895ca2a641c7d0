# METADATA
# title: Workload runs fewer than three replicas
# description: >-
#   The least number of replicas, which is the autoscaler's where there is one, is lower than three. One that is switched off (zero) is left alone.
# custom:
#   id: fewer-than-three-replicas
#   severity: info
#   packs: []
#   rationale: >-
#     With two replicas, a node that is drained leaves one, and whatever happens to that one is an outage.
#   fix: >-
#     Set `spec.replicas`, or the minimum of the HorizontalPodAutoscaler, to three or more.
#   kinds: [Deployment, StatefulSet, ReplicaSet, ReplicationController, DeploymentConfig, DeploymentConfig.apps.openshift.io]
#   covers: [single-replica]
#   options:
#     minimum:
#       default: 3
#       description: The least number of replicas.
#   aliases:
#     kube-linter: [minimum-three-replicas]
package slipway.availability.fewer_than_three_replicas

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "replicas"]} if {
	related.replicas > 0
	related.replicas < minimum
	msg := text.sentence(["the least number of replicas is", text.quoted(related.replicas), "and should be at least", text.quoted(minimum)])
}

minimum := data.slipway.options["fewer-than-three-replicas"].minimum

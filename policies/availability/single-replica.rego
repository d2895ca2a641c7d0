# METADATA
# title: Deployment runs a single replica
# description: The deployment asks for fewer replicas than two, or for none in particular, which means one.
# custom:
#   id: single-replica
#   severity: info
#   packs: [recommended]
#   rationale: Whenever its node is drained or fails, the program is away until another one has started it.
#   fix: Set `spec.replicas` to two or more, or let a HorizontalPodAutoscaler do so.
#   kinds: [Deployment]
#   options:
#     minimum:
#       default: 2
#       description: The least number of replicas.
#   aliases:
#     polaris: [deploymentMissingReplicas]
#     kube-score: [deployment-replicas]
package slipway.availability.single_replica

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "replicas"]} if {
	# Of an autoscaled one the autoscaler's rules speak.
	object.get(related.facts, "autoscalers", []) == []

	# Zero is a deployment that is switched off.
	wanted > 0
	wanted < minimum
	msg := text.sentence(["the deployment asks for", text.quoted(wanted), "of at least", text.quoted(minimum), "replicas"])
}

default wanted := 1

wanted := input.spec.replicas if is_number(input.spec.replicas)

minimum := data.slipway.options["single-replica"].minimum

# METADATA
# title: Autoscaler may go down to one replica
# description: >-
#   The minimum that is set is lower than two.
# custom:
#   id: hpa-single-replica
#   severity: info
#   packs: []
#   rationale: >-
#     At low load a single pod is left, and whatever happens to it is an outage.
#   fix: >-
#     Set `minReplicas` to two or more.
#   kinds: [HorizontalPodAutoscaler]
#   options:
#     minimum:
#       default: 2
#       description: The least minimum.
#   aliases:
#     polaris: [hpaMinAvailability]
#     kube-score: [horizontalpodautoscaler-replicas]
package slipway.availability.hpa_single_replica

import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "minReplicas"]} if {
	input.spec.minReplicas < minimum
	msg := text.sentence(["minReplicas is", text.quoted(input.spec.minReplicas), "and should be at least", text.quoted(minimum)])
}

minimum := data.slipway.options["hpa-single-replica"].minimum

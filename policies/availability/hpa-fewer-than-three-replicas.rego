# METADATA
# title: Autoscaler may go below three replicas
# description: >-
#   The minimum, one if none is set, is lower than three.
# custom:
#   id: hpa-fewer-than-three-replicas
#   severity: info
#   packs: []
#   rationale: >-
#     With two replicas, a node that is drained leaves one, and whatever happens to that one is an outage.
#   fix: >-
#     Set `minReplicas` to three or more.
#   kinds: [HorizontalPodAutoscaler]
#   covers: [hpa-single-replica]
#   options:
#     minimum:
#       default: 3
#       description: The least minimum.
#   aliases:
#     kube-linter: [hpa-minimum-three-replicas]
package slipway.availability.hpa_fewer_than_three_replicas

import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "minReplicas"]} if {
	replicas < minimum
	msg := text.sentence(["the autoscaler keeps", text.quoted(replicas), "of at least", text.quoted(minimum), "replicas"])
}

default replicas := 1

replicas := input.spec.minReplicas if is_number(input.spec.minReplicas)

minimum := data.slipway.options["hpa-fewer-than-three-replicas"].minimum

# METADATA
# title: Autoscaler has no room to scale
# description: >-
#   `maxReplicas` is not set, or no more than `minReplicas`.
# custom:
#   id: hpa-cannot-scale
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     It never changes anything, so more load meets the same number of pods.
#   fix: >-
#     Set `maxReplicas` above `minReplicas`, or remove the autoscaler.
#   kinds: [HorizontalPodAutoscaler]
#   aliases:
#     polaris: [hpaMaxAvailability]
package slipway.availability.hpa_cannot_scale

import data.slipway.lib.text

deny contains {"msg": "maxReplicas is not set", "path": ["spec", "maxReplicas"]} if {
	not is_number(object.get(input, ["spec", "maxReplicas"], null))
}

deny contains {"msg": msg, "path": ["spec", "maxReplicas"]} if {
	input.spec.maxReplicas <= input.spec.minReplicas
	is_number(input.spec.minReplicas)
	is_number(input.spec.maxReplicas)
	msg := text.sentence(["maxReplicas", text.quoted(input.spec.maxReplicas), "is not above minReplicas", text.quoted(input.spec.minReplicas)])
}

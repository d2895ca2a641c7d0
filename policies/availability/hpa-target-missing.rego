# METADATA
# title: Autoscaler scales what is not there
# description: >-
#   No root renders the workload that the autoscaler names.
# custom:
#   id: hpa-target-missing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     It never scales anything; after a rename, the workload silently stays at its size.
#   fix: >-
#     Correct `spec.scaleTargetRef` (apiVersion, kind, name), or name the workload in `gate.external`.
#   kinds: [HorizontalPodAutoscaler, ScaledObject.keda.sh]
#   aliases:
#     kube-linter: [dangling-horizontalpodautoscaler]
#     kube-score: [horizontalpodautoscaler-has-target]
package slipway.availability.hpa_target_missing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "scaleTargetRef", "name"]} if {
	target := related.facts.target
	not target.found
	msg := text.sentence([target.kind, text.quoted(target.name), "which it scales is not there"])
}

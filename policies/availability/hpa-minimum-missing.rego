# METADATA
# title: Autoscaler does not say how many replicas to keep
# description: >-
#   `minReplicas` is not set, which means one.
# custom:
#   id: hpa-minimum-missing
#   severity: info
#   packs: []
#   rationale: >-
#     At low load a single pod is left, and whatever happens to it is an outage.
#   fix: >-
#     Set `minReplicas` to two or more.
#   kinds: [HorizontalPodAutoscaler]
#   aliases:
#     kube-score: [horizontalpodautoscaler-replicas]
package slipway.availability.hpa_minimum_missing

deny contains {"msg": "minReplicas is not set, which means 1", "path": ["spec", "minReplicas"]} if {
	object.get(input, ["spec", "minReplicas"], null) == null
}

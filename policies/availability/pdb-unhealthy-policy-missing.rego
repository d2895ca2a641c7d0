# METADATA
# title: PodDisruptionBudget does not say what happens to unhealthy pods
# description: >-
#   `unhealthyPodEvictionPolicy` is not set, which means `IfHealthyBudget`: pods that are not ready cannot be evicted while the budget is not met.
# custom:
#   id: pdb-unhealthy-policy-missing
#   severity: info
#   packs: []
#   rationale: >-
#     A pod in a crash loop then blocks the drain of its node, though nobody would miss it.
#   fix: >-
#     Set `unhealthyPodEvictionPolicy: AlwaysAllow`.
#   kinds: [PodDisruptionBudget]
#   aliases:
#     kube-linter: [pdb-unhealthy-pod-eviction-policy]
package slipway.availability.pdb_unhealthy_policy_missing

deny contains {"msg": "unhealthyPodEvictionPolicy is not set", "path": ["spec", "unhealthyPodEvictionPolicy"]} if {
	object.get(input, ["spec", "unhealthyPodEvictionPolicy"], null) == null
}

# METADATA
# title: PodDisruptionBudget says nothing
# description: >-
#   Neither `minAvailable` nor `maxUnavailable` is set.
# custom:
#   id: pdb-without-policy
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     Such a budget allows every eviction, though it looks as if it protected the pods.
#   fix: >-
#     Set `maxUnavailable: 1`, or `minAvailable`.
#   kinds: [PodDisruptionBudget]
#   aliases:
#     kube-score: [poddisruptionbudget-has-policy]
package slipway.availability.pdb_without_policy

deny contains {"msg": "neither minAvailable nor maxUnavailable is set", "path": ["spec"]} if {
	object.get(input, ["spec", "minAvailable"], null) == null
	object.get(input, ["spec", "maxUnavailable"], null) == null
}

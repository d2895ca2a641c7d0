# METADATA
# title: PodDisruptionBudget forbids every eviction
# description: >-
#   `maxUnavailable` is zero.
# custom:
#   id: pdb-max-unavailable-zero
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     A node with such a pod cannot be drained: upgrades of the cluster stop until somebody deletes the budget.
#   fix: >-
#     Set `maxUnavailable` to 1 or more.
#   kinds: [PodDisruptionBudget]
#   aliases:
#     kube-linter: [pdb-max-unavailable]
#     polaris: [pdbDisruptionsIsZero]
package slipway.availability.pdb_max_unavailable_zero

deny contains {"msg": "no pod may ever be evicted: maxUnavailable is 0", "path": ["spec", "maxUnavailable"]} if {
	input.spec.maxUnavailable in {0, "0", "0%"}
}

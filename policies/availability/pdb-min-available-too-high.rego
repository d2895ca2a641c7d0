# METADATA
# title: PodDisruptionBudget leaves no pod to evict
# description: >-
#   `minAvailable` is all of the pods that run at least: 100 %, or as many as the replicas (an autoscaler's minimum, where there is one) of a workload
#   that it selects.
# custom:
#   id: pdb-min-available-too-high
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     A node with such a pod cannot be drained: upgrades of the cluster stop until somebody deletes the budget.
#   fix: >-
#     Use `maxUnavailable: 1` instead, or run more replicas than `minAvailable`.
#   kinds: [PodDisruptionBudget]
#   aliases:
#     kube-linter: [pdb-min-available]
#     polaris: [pdbDisruptionsIsZero]
package slipway.availability.pdb_min_available_too_high

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": "no pod may ever be evicted: minAvailable is 100%", "path": ["spec", "minAvailable"]} if {
	input.spec.minAvailable == "100%"
}

deny contains {"msg": msg, "path": ["spec", "minAvailable"]} if {
	input.spec.minAvailable != "100%"
	some workload in related.facts.workloads
	workload.replicas > 0
	needed(workload.replicas) >= workload.replicas
	msg := text.sentence([
		"no pod of", workload.kind, text.quoted(workload.name), "may be evicted: it runs",
		text.quoted(workload.replicas), "at least, and minAvailable is", text.quoted(input.spec.minAvailable),
	])
}

needed(_) := input.spec.minAvailable if is_number(input.spec.minAvailable)

needed(replicas) := ceil((replicas * to_number(trim_suffix(input.spec.minAvailable, "%"))) / 100) if endswith(input.spec.minAvailable, "%")

needed(_) := to_number(input.spec.minAvailable) if regex.match(`^[0-9]+$`, input.spec.minAvailable)

# METADATA
# title: Workload has no PodDisruptionBudget
# description: >-
#   No PodDisruptionBudget selects the pods, so that draining nodes may end all of them at once. A workload that asks for one replica is left alone,
#   because a budget could only block.
# custom:
#   id: pdb-missing
#   severity: info
#   packs: []
#   rationale: >-
#     Node upgrades and scale-downs evict pods; without a budget nothing makes them wait until others are ready.
#   fix: >-
#     Add a PodDisruptionBudget whose selector means these pods.
#   kinds: [Deployment, StatefulSet]
#   aliases:
#     polaris: [missingPodDisruptionBudget]
#     kube-score: [deployment-has-poddisruptionbudget, statefulset-has-poddisruptionbudget]
package slipway.availability.pdb_missing

import data.slipway.lib.related

deny contains {"msg": "no PodDisruptionBudget selects the pods", "path": []} if {
	related.facts.budgets == []
	not is_single
}

is_single if {
	input.spec.replicas < 2
	count(related.facts.autoscalers) == 0
}

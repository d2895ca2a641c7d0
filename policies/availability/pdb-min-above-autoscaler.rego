# METADATA
# title: PodDisruptionBudget asks for more pods than the autoscaler keeps
# description: >-
#   `minAvailable` is more than the minimum of an autoscaler of a workload that it selects.
# custom:
#   id: pdb-min-above-autoscaler
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     When load is low, the autoscaler keeps fewer pods than the budget demands, and nothing can be evicted.
#   fix: >-
#     Raise the autoscaler's minimum above `minAvailable`, or use `maxUnavailable`.
#   kinds: [PodDisruptionBudget]
#   aliases:
#     polaris: [pdbMinAvailableGreaterThanHPAMinReplicas]
package slipway.availability.pdb_min_above_autoscaler

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "minAvailable"]} if {
	some workload in related.facts.workloads
	some scaler in workload.autoscalers

	# Of one that is not set, hpa-minimum-missing tells.
	scaler.isSet
	scaler.minimum > 0
	needed(scaler.minimum) > scaler.minimum
	msg := text.sentence([
		"minAvailable", text.quoted(input.spec.minAvailable), "is more than the minimum", text.quoted(scaler.minimum), "of",
		scaler.kind, text.quoted(scaler.name), "which scales", workload.kind, text.quoted(workload.name),
	])
}

needed(_) := input.spec.minAvailable if is_number(input.spec.minAvailable)

needed(minimum) := ceil((minimum * to_number(trim_suffix(input.spec.minAvailable, "%"))) / 100) if endswith(input.spec.minAvailable, "%")

package slipway.availability.pdb_max_unavailable_zero_test

import data.slipway.availability.pdb_max_unavailable_zero as rule

test_zero_fails if {
	every value in [0, "0", "0%"] {
		count(rule.deny) == 1 with input as {"kind": "PodDisruptionBudget", "spec": {"maxUnavailable": value}}
	}
}

test_more_passes if {
	count(rule.deny) == 0 with input as {"kind": "PodDisruptionBudget", "spec": {"maxUnavailable": 1}}
	count(rule.deny) == 0 with input as {"kind": "PodDisruptionBudget", "spec": {"minAvailable": 1}}
}

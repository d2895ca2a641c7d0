package slipway.availability.pdb_without_policy_test

import data.slipway.availability.pdb_without_policy as rule

test_budget_without_either_fails if {
	count(rule.deny) == 1 with input as {"kind": "PodDisruptionBudget", "spec": {"selector": {}}}
}

test_budget_with_one_passes if {
	count(rule.deny) == 0 with input as {"kind": "PodDisruptionBudget", "spec": {"minAvailable": 1}}
	count(rule.deny) == 0 with input as {"kind": "PodDisruptionBudget", "spec": {"maxUnavailable": "50%"}}
}

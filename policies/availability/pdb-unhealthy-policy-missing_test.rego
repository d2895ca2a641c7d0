package slipway.availability.pdb_unhealthy_policy_missing_test

import data.slipway.availability.pdb_unhealthy_policy_missing as rule

test_budget_without_it_fails if {
	count(rule.deny) == 1 with input as {"kind": "PodDisruptionBudget", "spec": {}}
}

test_budget_with_it_passes if {
	count(rule.deny) == 0 with input as {"kind": "PodDisruptionBudget", "spec": {"unhealthyPodEvictionPolicy": "AlwaysAllow"}}
}

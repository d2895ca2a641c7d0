package slipway.availability.pdb_missing_test

import data.slipway.availability.pdb_missing as rule

deployment(spec, budgets) := {"kind": "Deployment", "spec": spec, "slipway": {"related": {"budgets": budgets, "autoscalers": []}}}

test_pods_without_a_budget_fail if {
	count(rule.deny) == 1 with input as deployment({"replicas": 2}, [])
	count(rule.deny) == 1 with input as deployment({}, [])
}

test_pods_with_a_budget_pass if {
	count(rule.deny) == 0 with input as deployment({"replicas": 2}, ["web"])
}

test_single_replica_passes if {
	count(rule.deny) == 0 with input as deployment({"replicas": 1}, [])
}

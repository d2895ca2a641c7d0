package slipway.availability.pdb_min_available_too_high_test

import data.slipway.availability.pdb_min_available_too_high as rule

budget(minimum, replicas) := {
	"kind": "PodDisruptionBudget",
	"spec": {"minAvailable": minimum},
	"slipway": {"related": {"workloads": [{"kind": "Deployment", "name": "web", "replicas": replicas, "autoscalers": []}]}},
}

test_all_of_them_fail if {
	count(rule.deny) == 1 with input as {"kind": "PodDisruptionBudget", "spec": {"minAvailable": "100%"}}
	count(rule.deny) == 1 with input as budget(1, 1)
	count(rule.deny) == 1 with input as budget(3, 2)
	count(rule.deny) == 1 with input as budget("60%", 2)
}

test_room_for_one_passes if {
	count(rule.deny) == 0 with input as budget(1, 2)
	count(rule.deny) == 0 with input as budget("50%", 2)
}

test_switched_off_workload_passes if {
	count(rule.deny) == 0 with input as budget(1, 0)
}

test_malformed_minimum_passes if {
	every minimum in ["all", null, {}, "x%"] {
		count(rule.deny) == 0 with input as budget(minimum, 1)
	}
}

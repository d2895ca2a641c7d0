package slipway.availability.pdb_min_above_autoscaler_test

import data.slipway.availability.pdb_min_above_autoscaler as rule

budget(minimum, least) := {
	"kind": "PodDisruptionBudget",
	"spec": {"minAvailable": minimum},
	"slipway": {"related": {"workloads": [{"kind": "Deployment", "name": "web", "autoscalers": [scaler(least)]}]}},
}

scaler(least) := {"kind": "HorizontalPodAutoscaler", "name": "web", "minimum": least, "isSet": true}

test_more_than_the_autoscaler_keeps_fails if {
	count(rule.deny) == 1 with input as budget(3, 2)
	count(rule.deny) == 1 with input as budget("150%", 2)
}

test_no_more_than_that_passes if {
	count(rule.deny) == 0 with input as budget(2, 2)
	count(rule.deny) == 0 with input as budget("100%", 2)
	count(rule.deny) == 0 with input as {"kind": "PodDisruptionBudget", "spec": {"maxUnavailable": 1}}
}

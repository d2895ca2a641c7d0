package slipway.availability.hpa_single_replica_test

import data.slipway.availability.hpa_single_replica as rule

test_low_minimum_fails if {
	count(rule.deny) == 1 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"minReplicas": 1}}
}

test_higher_minimum_passes if {
	count(rule.deny) == 0 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"minReplicas": 2}}
	count(rule.deny) == 0 with input as {"kind": "HorizontalPodAutoscaler", "spec": {}}
}

package slipway.availability.hpa_fewer_than_three_replicas_test

import data.slipway.availability.hpa_fewer_than_three_replicas as rule

test_low_minimum_fails if {
	count(rule.deny) == 1 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"minReplicas": 2}}
	count(rule.deny) == 1 with input as {"kind": "HorizontalPodAutoscaler", "spec": {}}
}

test_three_pass if {
	count(rule.deny) == 0 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"minReplicas": 3}}
}

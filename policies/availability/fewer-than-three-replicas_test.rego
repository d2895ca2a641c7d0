package slipway.availability.fewer_than_three_replicas_test

import data.slipway.availability.fewer_than_three_replicas as rule

test_two_replicas_fail if {
	count(rule.deny) == 1 with input as {"kind": "Deployment", "spec": {"replicas": 2}}
	count(rule.deny) == 1 with input as {"kind": "StatefulSet", "spec": {}}
}

test_autoscaler_with_a_low_minimum_fails if {
	facts := {"autoscalers": [{"minimum": 2}]}
	count(rule.deny) == 1 with input as {"kind": "Deployment", "spec": {"replicas": 5}, "slipway": {"related": facts}}
}

test_three_replicas_pass if {
	count(rule.deny) == 0 with input as {"kind": "Deployment", "spec": {"replicas": 3}}
	count(rule.deny) == 0 with input as {"kind": "Deployment", "spec": {}, "slipway": {"related": {"autoscalers": [{"minimum": 3}]}}}
}

test_switched_off_passes if {
	count(rule.deny) == 0 with input as {"kind": "Deployment", "spec": {"replicas": 0}}
}

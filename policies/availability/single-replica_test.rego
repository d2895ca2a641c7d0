package slipway.availability.single_replica_test

import data.slipway.availability.single_replica as rule

test_one_replica_fails if {
	count(rule.deny) == 1 with input as {"kind": "Deployment", "spec": {"replicas": 1}}
}

test_unset_replicas_mean_one_and_fail if {
	count(rule.deny) == 1 with input as {"kind": "Deployment", "spec": {}}
	count(rule.deny) == 1 with input as {"kind": "Deployment", "spec": {"replicas": null}}
}

test_two_replicas_pass if {
	count(rule.deny) == 0 with input as {"kind": "Deployment", "spec": {"replicas": 2}}
}

test_deployment_that_is_switched_off_passes if {
	count(rule.deny) == 0 with input as {"kind": "Deployment", "spec": {"replicas": 0}}
}

test_option_asks_for_more if {
	options := {"single-replica": {"minimum": 3}}
	count(rule.deny) == 1 with input as {"kind": "Deployment", "spec": {"replicas": 2}} with data.slipway.options as options
}

test_autoscaled_deployment_passes if {
	facts := {"autoscalers": [{"minimum": 1}]}
	count(rule.deny) == 0 with input as {"kind": "Deployment", "spec": {}, "slipway": {"related": facts}}
}

package slipway.lib.related_test

import data.slipway.lib.related

test_replicas_are_the_autoscalers_minimum if {
	facts := {"autoscalers": [{"minimum": 3}]}
	related.replicas == 3 with input as {"kind": "Deployment", "spec": {"replicas": 1}, "slipway": {"related": facts}}
}

test_replicas_are_the_objects_own_without_an_autoscaler if {
	related.replicas == 2 with input as {"kind": "Deployment", "spec": {"replicas": 2}, "slipway": {"related": {"autoscalers": []}}}
	related.replicas == 2 with input as {"kind": "Deployment", "spec": {"replicas": 2}}
}

test_unset_replicas_mean_one if {
	related.replicas == 1 with input as {"kind": "Deployment", "spec": {}}
	related.replicas == 0 with input as {"kind": "DeploymentConfig", "spec": {}}
}

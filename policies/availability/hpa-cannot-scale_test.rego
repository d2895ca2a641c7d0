package slipway.availability.hpa_cannot_scale_test

import data.slipway.availability.hpa_cannot_scale as rule

test_no_room_fails if {
	count(rule.deny) == 1 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"minReplicas": 2, "maxReplicas": 2}}
	count(rule.deny) == 1 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"minReplicas": 2}}
}

test_room_passes if {
	count(rule.deny) == 0 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"minReplicas": 2, "maxReplicas": 3}}
	count(rule.deny) == 0 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"maxReplicas": 1}}
}

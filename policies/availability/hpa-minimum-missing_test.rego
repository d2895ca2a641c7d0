package slipway.availability.hpa_minimum_missing_test

import data.slipway.availability.hpa_minimum_missing as rule

test_no_minimum_fails if {
	count(rule.deny) == 1 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"maxReplicas": 3}}
}

test_minimum_passes if {
	count(rule.deny) == 0 with input as {"kind": "HorizontalPodAutoscaler", "spec": {"minReplicas": 2}}
}

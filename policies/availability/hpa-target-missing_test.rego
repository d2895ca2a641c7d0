package slipway.availability.hpa_target_missing_test

import data.slipway.availability.hpa_target_missing as rule

scaler(found) := {"kind": "HorizontalPodAutoscaler", "slipway": {"related": {"target": {"kind": "Deployment", "name": "web", "found": found}}}}

test_missing_target_fails if {
	count(rule.deny) == 1 with input as scaler(false)
}

test_target_that_is_there_passes if {
	count(rule.deny) == 0 with input as scaler(true)
}

package slipway.availability.hpa_replicas_fixed_test

import data.slipway.availability.hpa_replicas_fixed as rule

scaled(spec, scalers) := {"kind": "Deployment", "spec": spec, "slipway": {"related": {"autoscalers": scalers}}}

scaler := {"kind": "HorizontalPodAutoscaler", "name": "web", "minimum": 1}

test_both_fail if {
	count(rule.deny) == 1 with input as scaled({"replicas": 3}, [scaler])
}

test_one_of_them_passes if {
	count(rule.deny) == 0 with input as scaled({"replicas": 3}, [])
	count(rule.deny) == 0 with input as scaled({}, [scaler])
}

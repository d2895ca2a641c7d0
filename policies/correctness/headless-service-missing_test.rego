package slipway.correctness.headless_service_missing_test

import data.slipway.correctness.headless_service_missing as rule

stateful(headless) := {"kind": "StatefulSet", "spec": {"serviceName": "db"}, "slipway": {"related": {"headless": headless}}}

test_each_reason_fails if {
	every reason in ["unnamed", "missing", "not headless", "other pods"] {
		count(rule.deny) == 1 with input as stateful(reason)
	}
}

test_headless_service_passes if {
	count(rule.deny) == 0 with input as stateful("there")
}

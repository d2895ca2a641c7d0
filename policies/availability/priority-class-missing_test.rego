package slipway.availability.priority_class_missing_test

import data.slipway.availability.priority_class_missing as rule

import data.slipway.lib.fixtures

test_pods_without_one_fail if {
	count(rule.deny) == 1 with input as fixtures.pod({})
	count(rule.deny) == 1 with input as fixtures.cron_job({})
}

test_pods_with_one_pass if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"containers": [{}], "priorityClassName": "high"})
}

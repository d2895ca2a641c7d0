package slipway.correctness.cronjob_deadline_test

import data.slipway.correctness.cronjob_deadline as rule

test_unset_fails if {
	count(rule.deny) > 0 with input as {"kind": "CronJob", "spec": {}}
}

test_set_passes if {
	count(rule.deny) == 0 with input as {"kind": "CronJob", "spec": {"startingDeadlineSeconds": 1}}
}

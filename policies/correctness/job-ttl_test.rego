package slipway.correctness.job_ttl_test

import data.slipway.correctness.job_ttl as rule

test_job_without_fails if {
	count(rule.deny) > 0 with input as {"kind": "Job", "spec": {}}
}

test_cron_job_with_fails if {
	count(rule.deny) > 0 with input as {"kind": "CronJob", "spec": {"jobTemplate": {"spec": {"ttlSecondsAfterFinished": 1}}}}
}

test_job_with_passes if {
	count(rule.deny) == 0 with input as {"kind": "Job", "spec": {"ttlSecondsAfterFinished": 1}}
}

test_cron_job_without_passes if {
	count(rule.deny) == 0 with input as {"kind": "CronJob", "spec": {"jobTemplate": {"spec": {}}}}
}

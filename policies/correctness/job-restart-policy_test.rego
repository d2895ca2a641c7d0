package slipway.correctness.job_restart_policy_test

import data.slipway.correctness.job_restart_policy as rule
import data.slipway.lib.fixtures

test_default_fails if {
	count(rule.deny) > 0 with input as fixtures.cron_job({})
}

test_never_passes if {
	count(rule.deny) == 0 with input as {"kind": "Job", "spec": {"template": {"spec": {"restartPolicy": "Never"}}}}
}

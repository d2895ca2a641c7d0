package slipway.correctness.restart_policy_never_test

import data.slipway.correctness.restart_policy_never as rule
import data.slipway.lib.fixtures

test_never_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"restartPolicy": "Never"})
}

test_always_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"restartPolicy": "Always"})
}

test_default_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({})
}

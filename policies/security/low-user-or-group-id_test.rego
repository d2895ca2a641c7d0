package slipway.security.low_user_or_group_id_test

import data.slipway.lib.fixtures
import data.slipway.security.low_user_or_group_id as rule

test_unset_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_low_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"runAsUser": 10000, "runAsGroup": 999}})
}

test_high_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"runAsUser": 10000, "runAsGroup": 10000}})
}

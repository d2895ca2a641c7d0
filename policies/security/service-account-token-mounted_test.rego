package slipway.security.service_account_token_mounted_test

import data.slipway.lib.fixtures
import data.slipway.security.service_account_token_mounted as rule

test_unset_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_pod_that_declines_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"automountServiceAccountToken": false})
}

test_account_that_declines_passes if {
	count(rule.deny) == 0 with input as object.union(fixtures.pod({}), {"slipway": {"related": {"mountsToken": false}}})
}

package slipway.security.default_service_account_test

import data.slipway.lib.fixtures
import data.slipway.security.default_service_account as rule

test_unset_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_default_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"serviceAccountName": "default"})
}

test_own_account_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"serviceAccountName": "web"})
}

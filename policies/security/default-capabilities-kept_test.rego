package slipway.security.default_capabilities_kept_test

import data.slipway.lib.fixtures
import data.slipway.security.default_capabilities_kept as rule

test_container_that_drops_one_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"capabilities": {"drop": ["NET_RAW"]}}})
}

test_any_spelling_of_all_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"capabilities": {"drop": ["All"]}}})
}

package slipway.security.net_raw_kept_test

import data.slipway.lib.fixtures
import data.slipway.security.net_raw_kept as rule

test_container_that_drops_none_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_all_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"capabilities": {"drop": ["ALL"]}}})
}

test_net_raw_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"capabilities": {"drop": ["NET_RAW"]}}})
}

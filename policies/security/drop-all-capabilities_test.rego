package slipway.security.drop_all_capabilities_test

import data.slipway.lib.fixtures
import data.slipway.security.drop_all_capabilities as rule

test_container_that_drops_none_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_container_that_drops_one_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"capabilities": {"drop": ["NET_RAW"]}}})
}

test_container_that_drops_all_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"capabilities": {"drop": ["ALL"]}}})
}

test_windows_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"os": {"name": "windows"}, "containers": [{}]})
}

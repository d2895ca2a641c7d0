package slipway.security.no_added_capabilities_test

import data.slipway.lib.fixtures
import data.slipway.security.no_added_capabilities as rule

test_capability_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"capabilities": {"add": ["CHOWN"]}}})
}

test_binding_ports_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"capabilities": {"add": ["NET_BIND_SERVICE"]}}})
}

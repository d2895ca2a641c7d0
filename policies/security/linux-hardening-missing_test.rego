package slipway.security.linux_hardening_missing_test

import data.slipway.lib.fixtures
import data.slipway.security.linux_hardening_missing as rule

test_nothing_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_unconfined_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"seccompProfile": {"type": "Unconfined"}}})
}

test_seccomp_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}})
}

test_dropped_capabilities_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"capabilities": {"drop": ["NET_RAW"]}}})
}

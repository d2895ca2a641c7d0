package slipway.security.no_seccomp_unconfined_test

import data.slipway.lib.fixtures
import data.slipway.security.no_seccomp_unconfined as rule

test_unconfined_pod_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"securityContext": {"seccompProfile": {"type": "Unconfined"}}})
}

test_unconfined_container_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"seccompProfile": {"type": "Unconfined"}}})
}

test_profile_of_the_runtime_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}})
}

test_nothing_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({})
}

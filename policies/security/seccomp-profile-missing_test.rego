package slipway.security.seccomp_profile_missing_test

import data.slipway.lib.fixtures
import data.slipway.security.seccomp_profile_missing as rule

test_container_without_one_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_pod_with_one_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}, "containers": [{}]})
}

test_container_with_one_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"seccompProfile": {"type": "Localhost"}}})
}

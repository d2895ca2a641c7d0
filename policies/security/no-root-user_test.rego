package slipway.security.no_root_user_test

import data.slipway.lib.fixtures
import data.slipway.security.no_root_user as rule

test_root_container_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"runAsUser": 0}})
}

test_root_pod_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"securityContext": {"runAsUser": 0}})
}

test_other_user_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"runAsUser": 1000}})
}

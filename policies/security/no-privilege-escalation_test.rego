package slipway.security.no_privilege_escalation_test

import data.slipway.lib.fixtures
import data.slipway.security.no_privilege_escalation as rule

test_container_that_says_nothing_fails if {
	count(rule.deny) == 1 with input as fixtures.pod({})
}

test_container_that_allows_it_fails if {
	count(rule.deny) == 1 with input as fixtures.pod({"securityContext": {"allowPrivilegeEscalation": true}})
}

test_container_that_refuses_it_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"allowPrivilegeEscalation": false}})
}

package slipway.security.scc_allows_privileged_test

import data.slipway.security.scc_allows_privileged as rule

test_allowed_fails if {
	count(rule.deny) > 0 with input as {"allowPrivilegedContainer": true}
}

test_forbidden_passes if {
	count(rule.deny) == 0 with input as {"allowPrivilegedContainer": false}
}

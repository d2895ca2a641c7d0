package slipway.security.unmasked_proc_in_user_namespace_test

import data.slipway.lib.fixtures
import data.slipway.security.unmasked_proc_in_user_namespace as rule

test_unmasked_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"hostUsers": false, "containers": [{"securityContext": {"procMount": "Unmasked"}}]})
}

test_default_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"hostUsers": false, "containers": [{}]})
}

package slipway.security.no_unmasked_proc_test

import data.slipway.lib.fixtures
import data.slipway.security.no_unmasked_proc as rule

test_unmasked_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"procMount": "Unmasked"}})
}

test_default_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"procMount": "Default"}})
}

test_user_namespace_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"hostUsers": false, "containers": [{"securityContext": {"procMount": "Unmasked"}}]})
}

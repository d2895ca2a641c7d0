package slipway.security.run_as_non_root_test

import data.slipway.lib.fixtures
import data.slipway.security.run_as_non_root as rule

test_container_that_says_nothing_fails if {
	count(rule.deny) == 1 with input as fixtures.pod({})
}

test_container_that_overrides_its_pod_fails if {
	spec := {
		"securityContext": {"runAsNonRoot": true},
		"containers": [{"name": "a", "securityContext": {"runAsNonRoot": false}}, {"name": "b"}],
	}
	{result.path[2] | some result in rule.deny} == {0} with input as fixtures.pod_of(spec)
}

test_root_by_number_fails if {
	count(rule.deny) == 1 with input as fixtures.pod({"securityContext": {"runAsUser": 0}})
}

test_user_that_is_no_number_fails if {
	count(rule.deny) == 1 with input as fixtures.pod({"securityContext": {"runAsUser": "app"}})
}

test_pod_that_says_so_for_all_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"securityContext": {"runAsNonRoot": true}, "containers": [{"name": "a"}]})
}

test_other_user_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"runAsUser": 1000}})
}

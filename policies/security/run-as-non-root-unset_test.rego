package slipway.security.run_as_non_root_unset_test

import data.slipway.lib.fixtures
import data.slipway.security.run_as_non_root_unset as rule

test_unset_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_false_for_the_pod_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"securityContext": {"runAsNonRoot": false}, "containers": [{"securityContext": {"runAsNonRoot": true}}]})
}

test_false_for_a_container_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"securityContext": {"runAsNonRoot": true}, "containers": [{"securityContext": {"runAsNonRoot": false}}]})
}

test_true_for_the_pod_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"securityContext": {"runAsNonRoot": true}, "containers": [{}]})
}

test_true_for_all_containers_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"runAsNonRoot": true}})
}

test_user_namespace_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"hostUsers": false, "containers": [{}]})
}

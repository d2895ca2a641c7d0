package slipway.correctness.deprecated_sa_field_test

import data.slipway.correctness.deprecated_sa_field as rule
import data.slipway.lib.fixtures

test_old_field_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"serviceAccount": "a"})
}

test_both_alike_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"serviceAccount": "a", "serviceAccountName": "a"})
}

test_neither_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({})
}

package slipway.correctness.instance_label_mismatch_test

import data.slipway.correctness.instance_label_mismatch as rule
import data.slipway.lib.fixtures

test_missing_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_other_fails if {
	count(rule.deny) > 0 with input as {"metadata": {"name": "a", "labels": {"app.kubernetes.io/instance": "b"}}}
}

test_same_passes if {
	count(rule.deny) == 0 with input as {"metadata": {"name": "a", "labels": {"app.kubernetes.io/instance": "a"}}}
}

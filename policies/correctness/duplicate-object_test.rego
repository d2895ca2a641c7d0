package slipway.correctness.duplicate_object_test

import data.slipway.correctness.duplicate_object as rule

test_second_one_fails if {
	count(rule.deny) == 1 with input as {"kind": "ConfigMap", "slipway": {"related": {"duplicate": true}}}
}

test_only_one_passes if {
	count(rule.deny) == 0 with input as {"kind": "ConfigMap", "slipway": {"related": {}}}
}

package slipway.correctness.default_namespace_test

import data.slipway.correctness.default_namespace as rule

test_default_fails if {
	count(rule.deny) > 0 with input as {"metadata": {"namespace": "default"}}
}

test_other_passes if {
	count(rule.deny) == 0 with input as {"metadata": {"namespace": "a"}}
}

test_none_passes if {
	count(rule.deny) == 0 with input as {"metadata": {}}
}

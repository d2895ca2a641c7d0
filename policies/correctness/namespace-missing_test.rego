package slipway.correctness.namespace_missing_test

import data.slipway.correctness.namespace_missing as rule

test_missing_namespace_fails if {
	count(rule.deny) == 1 with input as {"kind": "ConfigMap", "metadata": {"namespace": "shop"}, "slipway": {"related": {"namespace": "missing"}}}
}

test_other_objects_pass if {
	count(rule.deny) == 0 with input as {"kind": "ConfigMap", "metadata": {"namespace": "shop"}, "slipway": {"related": {}}}
}

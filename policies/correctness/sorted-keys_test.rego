package slipway.correctness.sorted_keys_test

import data.slipway.correctness.sorted_keys as rule

test_unsorted_fails if {
	count(rule.deny) > 0 with input as {"slipway": {"unsorted": [["data"]]}}
}

test_sorted_passes if {
	count(rule.deny) == 0 with input as {"slipway": {"unsorted": []}}
}

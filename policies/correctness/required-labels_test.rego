package slipway.correctness.required_labels_test

import data.slipway.correctness.required_labels as rule

options := {"required-labels": {"labels": ["owner"]}}

test_missing_label_fails if {
	count(rule.deny) == 1 with input as {"metadata": {"labels": {"a": "b"}}} with data.slipway.options as options
	count(rule.deny) == 1 with input as {"metadata": {}} with data.slipway.options as options
}

test_label_that_is_there_passes if {
	count(rule.deny) == 0 with input as {"metadata": {"labels": {"owner": "b"}}} with data.slipway.options as options
}

test_nothing_required_passes if {
	count(rule.deny) == 0 with input as {"metadata": {}}
}

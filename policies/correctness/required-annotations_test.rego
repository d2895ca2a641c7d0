package slipway.correctness.required_annotations_test

import data.slipway.correctness.required_annotations as rule

options := {"required-annotations": {"annotations": ["owner"]}}

test_missing_annotation_fails if {
	count(rule.deny) == 1 with input as {"metadata": {"annotations": {"a": "b"}}} with data.slipway.options as options
	count(rule.deny) == 1 with input as {"metadata": {}} with data.slipway.options as options
}

test_annotation_that_is_there_passes if {
	count(rule.deny) == 0 with input as {"metadata": {"annotations": {"owner": "b"}}} with data.slipway.options as options
}

test_nothing_required_passes if {
	count(rule.deny) == 0 with input as {"metadata": {}}
}

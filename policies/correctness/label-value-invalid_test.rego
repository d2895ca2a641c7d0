package slipway.correctness.label_value_invalid_test

import data.slipway.correctness.label_value_invalid as rule

test_space_fails if {
	count(rule.deny) > 0 with input as {"metadata": {"labels": {"a": "b c"}}}
}

test_number_fails if {
	count(rule.deny) > 0 with input as {"metadata": {"labels": {"a": 1}}}
}

test_dash_at_the_end_fails if {
	count(rule.deny) > 0 with input as {"spec": {"template": {"metadata": {"labels": {"a": "b-"}}}}}
}

test_text_passes if {
	count(rule.deny) == 0 with input as {"metadata": {"labels": {"a": "b-1.C_d", "e": ""}}}
}

test_none_passes if {
	count(rule.deny) == 0 with input as {"metadata": {"labels": null}}
}

package slipway.availability.priority_class_not_allowed_test

import data.slipway.availability.priority_class_not_allowed as rule

import data.slipway.lib.fixtures

test_other_class_fails if {
	count(rule.deny) == 1 with input as fixtures.pod_of({"priorityClassName": "mine"})
}

test_allowed_class_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"priorityClassName": "system-node-critical"})
	count(rule.deny) == 0 with input as fixtures.pod_of({"priorityClassName": ""})
	count(rule.deny) == 0 with input as fixtures.pod_of({})
}

test_option_allows_others if {
	options := {"priority-class-not-allowed": {"allowed": ["mine"]}}
	count(rule.deny) == 0 with input as fixtures.pod_of({"priorityClassName": "mine"}) with data.slipway.options as options
}

package slipway.lib.labels_test

import data.slipway.lib.labels

test_all_pairs_have_to_be_there if {
	labels.selects({"matchLabels": {"app": "web"}}, {"app": "web", "tier": "front"})
	not labels.selects({"matchLabels": {"app": "web", "tier": "back"}}, {"app": "web", "tier": "front"})
	not labels.selects({"matchLabels": {"app": "web"}}, {})
}

test_expressions_are_read_as_kubernetes_does if {
	every operator, answers in {"In": [true, false, false], "NotIn": [false, true, true], "Exists": [true, true, false], "DoesNotExist": [false, false, true]} {
		selector := {"matchExpressions": [{"key": "app", "operator": operator, "values": ["web"]}]}
		answers == [matches(selector, given) | some given in [{"app": "web"}, {"app": "db"}, {}]]
	}
}

test_empty_selector_selects_everything if {
	labels.selects({}, {})
}

test_what_is_malformed_matches_nothing if {
	not labels.selects(null, {"app": "web"})
	not labels.selects({"matchLabels": {"app": 1}}, {"app": "1"})
	not labels.selects({"matchExpressions": [{"key": "app", "operator": "Like"}]}, {"app": "web"})
	not labels.selects({"matchLabels": {"app": "web"}}, "web")
}

matches(selector, given) if labels.selects(selector, given)

else := false

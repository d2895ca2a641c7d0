package slipway.availability.topology_spread_invalid_test

import data.slipway.availability.topology_spread_invalid as rule

constraint := {"labelSelector": {"matchLabels": {"app": "web"}}, "maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule"}

deployment(given) := {"kind": "Deployment", "spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": {"topologySpreadConstraints": [given]}}}}

test_each_thing_that_is_wrong_fails if {
	every key in ["labelSelector", "maxSkew", "topologyKey", "whenUnsatisfiable"] {
		count(rule.deny) == 1 with input as deployment(object.remove(constraint, [key]))
	}
	every other in [{"maxSkew": 0}, {"minDomains": 0}, {"whenUnsatisfiable": "Never"}, {"labelSelector": {"matchLabels": {"app": "db"}}}] {
		count(rule.deny) == 1 with input as deployment(object.union(constraint, other))
	}
}

test_complete_constraint_passes if {
	count(rule.deny) == 0 with input as deployment(constraint)
}

test_pods_without_constraints_pass if {
	count(rule.deny) == 0 with input as {"kind": "Pod", "spec": {}}
}

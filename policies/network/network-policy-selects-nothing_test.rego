package slipway.network.network_policy_selects_nothing_test

import data.slipway.network.network_policy_selects_nothing as rule

test_policy_without_pods_fails if {
	count(rule.deny) == 1 with input as {"kind": "NetworkPolicy", "slipway": {"related": {"pods": "none"}}}
}

test_policy_with_pods_passes if {
	count(rule.deny) == 0 with input as {"kind": "NetworkPolicy", "slipway": {"related": {"pods": "some"}}}
}

package slipway.network.network_policy_peer_selects_nothing_test

import data.slipway.network.network_policy_peer_selects_nothing as rule

policy(peers) := {"kind": "NetworkPolicy", "slipway": {"related": {"peers": peers}}}

test_peer_without_pods_fails if {
	count(rule.deny) == 1 with input as policy([["spec", "ingress", 0, "from", 0, "podSelector"]])
}

test_peers_with_pods_pass if {
	count(rule.deny) == 0 with input as policy([])
}

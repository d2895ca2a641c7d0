package slipway.network.network_policy_denies_all_test

import data.slipway.network.network_policy_denies_all as rule

policy(selector, rules) := {"kind": "NetworkPolicy", "spec": object.union({"podSelector": selector, "policyTypes": ["Ingress", "Egress"]}, rules)}

web := {"matchLabels": {"app": "web"}}

test_direction_without_rules_fails if {
	count(rule.deny) == 1 with input as policy(web, {"ingress": [{}]})
	count(rule.deny) == 2 with input as policy(web, {"ingress": []})
}

test_rules_for_both_pass if {
	count(rule.deny) == 0 with input as policy(web, {"ingress": [{}], "egress": [{}]})
}

test_denying_by_default_passes if {
	count(rule.deny) == 0 with input as policy({}, {})
}

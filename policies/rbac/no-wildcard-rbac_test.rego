package slipway.rbac.no_wildcard_rbac_test

import data.slipway.rbac.no_wildcard_rbac as rule

test_each_wildcard_fails_with_its_path if {
	rules := [{"verbs": ["get"], "resources": ["pods"]}, {"verbs": ["get", "*"], "resources": ["*"]}]
	expected := {["rules", 1, "verbs", 1], ["rules", 1, "resources", 0]}
	{result.path | some result in rule.deny} == expected with input as {"kind": "Role", "rules": rules}
}

test_listed_verbs_and_resources_pass if {
	count(rule.deny) == 0 with input as {"kind": "Role", "rules": [{"verbs": ["get"], "resources": ["pods/log"]}]}
	count(rule.deny) == 0 with input as {"kind": "ClusterRole", "rules": null}
}

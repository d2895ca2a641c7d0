package slipway.rbac.pod_exec_role_test

import data.slipway.rbac.pod_exec_role as rule

test_exec_fails if {
	count(rule.deny) > 0 with input as {"metadata": {"name": "a"}, "rules": [{"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"]}]}
}

test_reading_passes if {
	count(rule.deny) == 0 with input as {"metadata": {"name": "a"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "create"]}]}
}

test_own_role_passes if {
	count(rule.deny) == 0 with input as {"metadata": {"name": "system:a"}, "rules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]}
}

package slipway.rbac.pod_creation_access_test

import data.slipway.rbac.pod_creation_access as rule

test_deployments_fails if {
	count(rule.deny) > 0 with input as {"kind": "RoleBinding", "metadata": {"name": "web"}, "roleRef": {"kind": "Role", "name": "web"}, "slipway": {"related": {"rules": [{"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["create"]}]}}}
}

test_reading_passes if {
	count(rule.deny) == 0 with input as {"kind": "RoleBinding", "metadata": {"name": "web"}, "roleRef": {"kind": "Role", "name": "web"}, "slipway": {"related": {"rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list"]}]}}}
}

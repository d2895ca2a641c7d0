package slipway.rbac.cluster_admin_binding_test

import data.slipway.rbac.cluster_admin_binding as rule

test_binding_to_cluster_admin_fails if {
	count(rule.deny) == 1 with input as {"kind": "ClusterRoleBinding", "roleRef": {"kind": "ClusterRole", "name": "cluster-admin"}}
}

test_binding_to_another_role_passes if {
	count(rule.deny) == 0 with input as {"kind": "RoleBinding", "roleRef": {"kind": "ClusterRole", "name": "view"}}
	count(rule.deny) == 0 with input as {"kind": "RoleBinding", "roleRef": {"kind": "Role", "name": "cluster-admin"}}
}

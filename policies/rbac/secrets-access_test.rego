package slipway.rbac.secrets_access_test

import data.slipway.lib.fixtures
import data.slipway.rbac.secrets_access as rule

test_secrets_fails if {
	count(rule.deny) > 0 with input as fixtures.binding("Role", [fixtures.allowing("", "secrets", ["get"])])
}

test_pods_passes if {
	count(rule.deny) == 0 with input as fixtures.binding("Role", [fixtures.allowing("", "pods", ["get", "list"])])
}

test_role_that_is_not_rendered_passes if {
	count(rule.deny) == 0 with input as {"kind": "RoleBinding", "roleRef": {"kind": "Role", "name": "x"}}
}

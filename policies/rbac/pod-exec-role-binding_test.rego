package slipway.rbac.pod_exec_role_binding_test

import data.slipway.lib.fixtures
import data.slipway.rbac.pod_exec_role_binding as rule

test_exec_fails if {
	count(rule.deny) > 0 with input as fixtures.binding("Role", [fixtures.allowing("", "pods/exec", ["create"])])
}

test_role_that_is_not_rendered_fails if {
	count(rule.deny) > 0 with input as {"metadata": {"name": "a"}, "roleRef": {"kind": "Role", "name": "x"}}
}

test_reading_passes if {
	count(rule.deny) == 0 with input as fixtures.binding("Role", [fixtures.allowing("", "pods", ["get", "list"])])
}

test_other_kind_passes if {
	count(rule.deny) == 0 with input as fixtures.binding("Other", [fixtures.allowing("", "pods/exec", ["create"])])
}

package slipway.rbac.pod_creation_access_test

import data.slipway.lib.fixtures
import data.slipway.rbac.pod_creation_access as rule

test_deployments_fails if {
	count(rule.deny) > 0 with input as fixtures.binding("Role", [fixtures.allowing("apps", "deployments", ["create"])])
}

test_reading_passes if {
	count(rule.deny) == 0 with input as fixtures.binding("Role", [fixtures.allowing("", "pods", ["get", "list"])])
}

package slipway.secrets.secret_via_env_test

import data.slipway.lib.fixtures
import data.slipway.secrets.secret_via_env as rule

test_variable_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "x"}}}]})
}

test_all_of_it_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"envFrom": [{"secretRef": {"name": "x"}}]})
}

test_config_map_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"env": [{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "x"}}}]})
}

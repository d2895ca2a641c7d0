package slipway.correctness.duplicate_env_test

import data.slipway.correctness.duplicate_env as rule
import data.slipway.lib.fixtures

test_twice_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"env": [{"name": "A"}, {"name": "B"}, {"name": "A"}]})
}

test_once_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"env": [{"name": "A"}, {"name": "B"}]})
}

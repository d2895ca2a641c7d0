package slipway.resources.memory_request_missing_test

import data.slipway.lib.fixtures
import data.slipway.resources.memory_request_missing as rule

test_container_without_it_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_container_with_it_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"resources": {"requests": {"memory": 1}}})
}

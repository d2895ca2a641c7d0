package slipway.resources.memory_request_differs_from_limit_test

import data.slipway.lib.fixtures
import data.slipway.resources.memory_request_differs_from_limit as rule

test_different_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"resources": {"requests": {"memory": "1"}, "limits": {"memory": "2"}}})
}

test_equal_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"resources": {"requests": {"memory": "1"}, "limits": {"memory": "1000m"}}})
}

test_request_alone_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"resources": {"requests": {"memory": "1"}}})
}

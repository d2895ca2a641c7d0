package slipway.resources.cpu_request_differs_from_limit_test

import data.slipway.lib.fixtures
import data.slipway.resources.cpu_request_differs_from_limit as rule

test_different_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"resources": {"requests": {"cpu": "1"}, "limits": {"cpu": "2"}}})
}

test_equal_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"resources": {"requests": {"cpu": "1"}, "limits": {"cpu": "1000m"}}})
}

test_request_alone_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"resources": {"requests": {"cpu": "1"}}})
}

package slipway.network.privileged_port_test

import data.slipway.lib.fixtures
import data.slipway.network.privileged_port as rule

test_low_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"containerPort": 80}]})
}

test_high_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"ports": [{"containerPort": 1024}]})
}

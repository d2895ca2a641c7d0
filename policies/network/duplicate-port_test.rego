package slipway.network.duplicate_port_test

import data.slipway.lib.fixtures
import data.slipway.network.duplicate_port as rule

test_same_port_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"containerPort": 1}, {"containerPort": 1, "protocol": "TCP"}]})
}

test_same_name_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"containerPort": 1, "name": "a"}, {"containerPort": 2, "name": "a"}]})
}

test_other_protocol_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"ports": [{"containerPort": 1}, {"containerPort": 1, "protocol": "UDP"}]})
}

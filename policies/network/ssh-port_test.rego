package slipway.network.ssh_port_test

import data.slipway.lib.fixtures
import data.slipway.network.ssh_port as rule

test_ssh_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"containerPort": 22}]})
}

test_udp_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"ports": [{"containerPort": 22, "protocol": "UDP"}, {"containerPort": 2222}]})
}

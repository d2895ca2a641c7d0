package slipway.security.no_host_port_test

import data.slipway.lib.fixtures
import data.slipway.security.no_host_port as rule

test_host_port_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"containerPort": 80, "hostPort": 80}]})
}

test_own_port_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"ports": [{"containerPort": 80}, {"containerPort": 81, "hostPort": 0}]})
}

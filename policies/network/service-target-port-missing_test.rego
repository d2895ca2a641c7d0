package slipway.network.service_target_port_missing_test

import data.slipway.network.service_target_port_missing as rule

service(closed) := {"kind": "Service", "slipway": {"related": {"pods": "some", "closed": closed}}}

test_port_that_no_pod_has_fails if {
	count(rule.deny) == 1 with input as service([{"port": "http", "path": ["spec", "ports", 0, "targetPort"]}])
}

test_ports_that_are_there_pass if {
	count(rule.deny) == 0 with input as service([])
}

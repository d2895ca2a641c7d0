package slipway.network.service_exposed_node_port_test

import data.slipway.network.service_exposed_node_port as rule

test_node_port_fails if {
	count(rule.deny) == 1 with input as {"kind": "Service", "spec": {"type": "NodePort"}}
}

test_other_types_pass if {
	count(rule.deny) == 0 with input as {"kind": "Service", "spec": {"type": "LoadBalancer"}}
	count(rule.deny) == 0 with input as {"kind": "Service", "spec": {}}
}

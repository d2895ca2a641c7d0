package slipway.network.service_exposed_load_balancer_test

import data.slipway.network.service_exposed_load_balancer as rule

test_load_balancer_fails if {
	count(rule.deny) == 1 with input as {"kind": "Service", "spec": {"type": "LoadBalancer"}}
}

test_other_types_pass if {
	count(rule.deny) == 0 with input as {"kind": "Service", "spec": {"type": "ClusterIP"}}
	count(rule.deny) == 0 with input as {"kind": "Service", "spec": {}}
}

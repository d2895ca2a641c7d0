package slipway.network.pod_half_isolated_test

import data.slipway.network.pod_half_isolated as rule

pod(directions) := {"kind": "Pod", "slipway": {"related": {"policies": {"names": ["web"], "directions": directions}}}}

test_one_direction_fails if {
	count(rule.deny) == 1 with input as pod(["Ingress"])
	count(rule.deny) == 1 with input as pod(["Egress"])
}

test_both_pass if {
	count(rule.deny) == 0 with input as pod(["Ingress", "Egress"])
}

test_none_passes_here if {
	count(rule.deny) == 0 with input as pod([])
}

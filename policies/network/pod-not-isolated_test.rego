package slipway.network.pod_not_isolated_test

import data.slipway.network.pod_not_isolated as rule

pod(directions) := {"kind": "Pod", "slipway": {"related": {"policies": {"names": [], "directions": directions}}}}

test_pods_without_a_policy_fail if {
	count(rule.deny) == 1 with input as pod([])
}

test_pods_with_a_policy_pass if {
	count(rule.deny) == 0 with input as pod(["Ingress"])
}

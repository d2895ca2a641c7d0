package slipway.network.service_selects_nothing_test

import data.slipway.network.service_selects_nothing as rule

service(pods, spec) := {"kind": "Service", "spec": spec, "slipway": {"related": {"pods": pods}}}

test_no_pods_fail if {
	count(rule.deny) == 1 with input as service("none", {"selector": {"app": "web"}})
}

test_no_selector_and_no_endpoints_fails if {
	count(rule.deny) == 1 with input as service("no selector", {})
}

test_pods_or_endpoints_pass if {
	every pods in ["some", "external", "endpoints"] {
		count(rule.deny) == 0 with input as service(pods, {"selector": {"app": "web"}})
	}
}

test_another_name_passes if {
	count(rule.deny) == 0 with input as service("no selector", {"type": "ExternalName"})
}

test_pods_of_the_control_plane_pass if {
	selector := {"k8s-app": "kube-apiserver", "tier": "control-plane"}
	given := object.union(service("none", {"selector": selector}), {"metadata": {"namespace": "kube-system"}})
	count(rule.deny) == 0 with input as given
}

test_pods_named_like_those_of_the_control_plane_fail if {
	given := object.union(service("none", {"selector": {"component": "etcd"}}), {"metadata": {"namespace": "shop"}})
	count(rule.deny) == 1 with input as given
}

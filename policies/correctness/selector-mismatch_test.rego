package slipway.correctness.selector_mismatch_test

import data.slipway.correctness.selector_mismatch as rule

workload(kind, selector, pods) := {"kind": kind, "spec": {"selector": selector, "template": {"metadata": {"labels": pods}}}}

test_other_labels_fail if {
	count(rule.deny) == 1 with input as workload("Deployment", {"matchLabels": {"app": "web"}}, {"app": "db"})
	count(rule.deny) == 1 with input as workload("DeploymentConfig", {"app": "web"}, {"app": "db"})
	count(rule.deny) == 1 with input as {"kind": "Deployment", "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"spec": {}}}}
}

test_no_selector_fails if {
	count(rule.deny) == 1 with input as workload("Deployment", {}, {"app": "db"})
	count(rule.deny) == 1 with input as {"kind": "StatefulSet", "spec": {}}
}

test_own_labels_pass if {
	count(rule.deny) == 0 with input as workload("Deployment", {"matchLabels": {"app": "web"}}, {"app": "web", "tier": "front"})
	count(rule.deny) == 0 with input as workload("ReplicationController", {"app": "web"}, {"app": "web"})
	expressions := {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web"]}]}
	count(rule.deny) == 0 with input as workload("DaemonSet", expressions, {"app": "web"})
}

test_selector_by_default_passes if {
	count(rule.deny) == 0 with input as {"kind": "ReplicationController", "spec": {}}
}

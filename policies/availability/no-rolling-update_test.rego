package slipway.availability.no_rolling_update_test

import data.slipway.availability.no_rolling_update as rule

test_other_strategies_fail if {
	count(rule.deny) == 1 with input as {"kind": "Deployment", "spec": {"strategy": {"type": "Recreate"}}}
	count(rule.deny) == 1 with input as {"kind": "StatefulSet", "spec": {"updateStrategy": {"type": "OnDelete"}}}
}

test_rolling_update_passes if {
	count(rule.deny) == 0 with input as {"kind": "Deployment", "spec": {"strategy": {"type": "RollingUpdate"}}}
	count(rule.deny) == 0 with input as {"kind": "DeploymentConfig", "spec": {"strategy": {"type": "Rolling"}}}
	count(rule.deny) == 0 with input as {"kind": "DaemonSet", "spec": {}}
}

test_single_pod_with_a_disk_passes if {
	count(rule.deny) == 0 with input as recreated(1)
	count(rule.deny) == 1 with input as recreated(2)
}

recreated(replicas) := {"kind": "Deployment", "spec": {
	"replicas": replicas,
	"strategy": {"type": "Recreate"},
	"template": {"spec": {"volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]}},
}}

package slipway.availability.node_affinity_missing_test

import data.slipway.availability.node_affinity_missing as rule

import data.slipway.lib.fixtures

test_pods_without_it_fail if {
	count(rule.deny) == 1 with input as fixtures.pod({})
	count(rule.deny) == 1 with input as fixtures.pod_of({"containers": [{}], "affinity": {"podAffinity": {}}})
}

test_pods_with_it_pass if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"containers": [{}], "affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {}}}})
}

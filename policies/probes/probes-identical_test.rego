package slipway.probes.probes_identical_test

import data.slipway.probes.probes_identical as rule

import data.slipway.lib.fixtures

both(one, other) := fixtures.pod({"livenessProbe": one, "readinessProbe": other})

test_same_question_fails if {
	get := {"httpGet": {"path": "/", "port": 80}}
	count(rule.deny) == 1 with input as both(object.union(get, {"periodSeconds": 5}), get)
	count(rule.deny) == 1 with input as both({"tcpSocket": {"port": 80}}, {"tcpSocket": {"port": 80}})
	count(rule.deny) == 1 with input as both({"exec": {"command": ["a"]}}, {"exec": {"command": ["a"]}})
}

test_other_question_passes if {
	count(rule.deny) == 0 with input as both({"httpGet": {"path": "/live", "port": 80}}, {"httpGet": {"path": "/ready", "port": 80}})
	count(rule.deny) == 0 with input as both({"tcpSocket": {"port": 80}}, {"httpGet": {"path": "/ready", "port": 80}})
	count(rule.deny) == 0 with input as fixtures.pod({"livenessProbe": {"tcpSocket": {"port": 80}}})
}

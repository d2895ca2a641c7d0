package slipway.security.no_probe_host_test

import data.slipway.lib.fixtures
import data.slipway.security.no_probe_host as rule

test_probe_of_a_host_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"livenessProbe": {"httpGet": {"host": "x", "port": 1}}})
}

test_hook_of_a_host_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"lifecycle": {"preStop": {"tcpSocket": {"host": "x", "port": 1}}}})
}

test_probe_of_the_pod_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"livenessProbe": {"httpGet": {"port": 1}}})
}

test_older_version_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"livenessProbe": {"httpGet": {"host": "x", "port": 1}}}) with data.slipway.pss as {"minor": 33}
}

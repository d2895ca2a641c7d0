package slipway.probes.probe_port_not_exposed_test

import data.slipway.lib.fixtures
import data.slipway.probes.probe_port_not_exposed as rule

test_unknown_name_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"name": "http", "containerPort": 80}], "livenessProbe": {"httpGet": {"port": "web"}}})
}

test_other_number_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"containerPort": 80}], "startupProbe": {"tcpSocket": {"port": 81}}})
}

test_udp_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"containerPort": 80, "protocol": "UDP"}], "livenessProbe": {"grpc": {"port": 80}}})
}

test_name_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"ports": [{"name": "http", "containerPort": 80}], "livenessProbe": {"httpGet": {"port": "http"}}})
}

test_number_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"ports": [{"containerPort": 80}], "readinessProbe": {"httpGet": {"port": 80}}})
}

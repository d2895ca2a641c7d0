package slipway.security.container_runtime_socket_test

import data.slipway.lib.fixtures
import data.slipway.security.container_runtime_socket as rule

test_docker_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"volumes": [{"hostPath": {"path": "/var/run/docker.sock"}}]})
}

test_other_socket_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"volumes": [{"hostPath": {"path": "/run/app.sock"}}]})
}

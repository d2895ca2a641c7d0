package slipway.probes.readiness_probe_missing_test

import data.slipway.lib.fixtures
import data.slipway.probes.readiness_probe_missing as rule

test_container_without_a_probe_fails if {
	count(rule.deny) == 1 with input as fixtures.deployment({})
}

test_container_with_a_probe_passes if {
	count(rule.deny) == 0 with input as fixtures.deployment({"readinessProbe": {"tcpSocket": {"port": 80}}})
}

test_init_containers_need_none if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"initContainers": [{"name": "setup"}]})
}

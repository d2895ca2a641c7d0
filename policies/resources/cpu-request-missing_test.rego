package slipway.resources.cpu_request_missing_test

import data.slipway.lib.fixtures
import data.slipway.resources.cpu_request_missing as rule

test_container_without_resources_fails_with_its_path if {
	expected := {["spec", "containers", 0, "resources", "requests", "cpu"]}
	{result.path | some result in rule.deny} == expected with input as fixtures.pod({})
}

test_sidecar_fails_and_init_container_passes if {
	spec := {"initContainers": [{"name": "setup", "resources": null}, {"name": "proxy", "restartPolicy": "Always"}]}
	{result.path[2] | some result in rule.deny} == {1} with input as fixtures.pod_of(spec)
}

test_container_that_sets_it_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"resources": {"requests": {"cpu": "100m"}}})
}

test_limit_that_stands_for_the_request_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"resources": {"limits": {"cpu": 1}}})
}

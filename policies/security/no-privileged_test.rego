package slipway.security.no_privileged_test

import data.slipway.lib.fixtures
import data.slipway.security.no_privileged as rule

test_privileged_container_fails_with_its_path if {
	expected := {{
		"msg": "container \"web\" runs privileged",
		"path": ["spec", "template", "spec", "containers", 0, "securityContext", "privileged"],
	}}
	rule.deny == expected with input as fixtures.deployment({"securityContext": {"privileged": true}})
}

test_privileged_init_container_fails if {
	input_object := fixtures.pod_of({"initContainers": [{"name": "setup", "securityContext": {"privileged": true}}]})
	count(rule.deny) == 1 with input as input_object
}

test_unprivileged_container_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"privileged": false}})
	count(rule.deny) == 0 with input as fixtures.pod({})
}

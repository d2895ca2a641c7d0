package slipway.security.no_apparmor_override_test

import data.slipway.lib.fixtures
import data.slipway.security.no_apparmor_override as rule

test_unconfined_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"appArmorProfile": {"type": "Unconfined"}}})
}

test_annotation_fails if {
	count(rule.deny) > 0 with input as annotated("unconfined")
}

test_profile_of_the_runtime_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"securityContext": {"appArmorProfile": {"type": "RuntimeDefault"}}})
}

test_annotation_of_the_node_passes if {
	count(rule.deny) == 0 with input as annotated("localhost/x")
}

annotated(profile) := {
	"kind": "Pod",
	"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/web": profile}},
	"spec": {},
}

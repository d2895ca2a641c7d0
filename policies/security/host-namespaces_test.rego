package slipway.security.host_namespaces_test

import data.slipway.lib.fixtures
import data.slipway.security.host_namespaces as rule

test_each_shared_namespace_fails if {
	spec := {"hostNetwork": true, "hostPID": true, "hostIPC": true}
	expected := {["spec", "hostNetwork"], ["spec", "hostPID"], ["spec", "hostIPC"]}
	{result.path | some result in rule.deny} == expected with input as fixtures.pod_of(spec)
}

test_own_namespaces_pass if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"hostNetwork": false})
	count(rule.deny) == 0 with input as fixtures.pod({})
}

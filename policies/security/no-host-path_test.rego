package slipway.security.no_host_path_test

import data.slipway.lib.fixtures
import data.slipway.security.no_host_path as rule

mounting(path) := fixtures.pod_of({"volumes": [{"name": "tmp", "emptyDir": {}}, {"name": "host", "hostPath": {"path": path}}]})

allowing(paths) := {"no-host-path": {"allowed": paths}}

test_host_path_fails_with_its_path if {
	{result.path | some result in rule.deny} == {["spec", "volumes", 1, "hostPath"]} with input as mounting("/var/log")
}

test_host_path_without_a_path_fails if {
	count(rule.deny) == 1 with input as fixtures.pod_of({"volumes": [{"name": "host", "hostPath": {}}]})
}

test_path_below_an_allowed_one_passes if {
	count(rule.deny) == 0 with input as mounting("/var/log/pods") with data.slipway.options as allowing(["/var/log"])
	count(rule.deny) == 0 with input as mounting("/var/log") with data.slipway.options as allowing(["/var/log/"])
}

test_path_beside_an_allowed_one_fails if {
	count(rule.deny) == 1 with input as mounting("/var/logs") with data.slipway.options as allowing(["/var/log"])
}

test_path_that_leads_out_of_an_allowed_one_fails if {
	count(rule.deny) == 1 with input as mounting("/var/log/../../etc") with data.slipway.options as allowing(["/var/log"])
}

test_other_volumes_pass if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"volumes": [{"name": "tmp", "emptyDir": {}}]})
}

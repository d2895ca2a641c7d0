package slipway.security.no_windows_host_process_test

import data.slipway.lib.fixtures
import data.slipway.security.no_windows_host_process as rule

test_pod_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"securityContext": {"windowsOptions": {"hostProcess": true}}})
}

test_container_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"windowsOptions": {"hostProcess": true}}})
}

test_false_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"windowsOptions": {"hostProcess": false}}})
}

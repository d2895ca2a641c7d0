package slipway.security.sensitive_host_mount_test

import data.slipway.lib.fixtures
import data.slipway.security.sensitive_host_mount as rule

test_etc_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"volumes": [{"hostPath": {"path": "/etc/"}}]})
}

test_root_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"volumes": [{"hostPath": {"path": "/"}}]})
}

test_folder_below_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"volumes": [{"hostPath": {"path": "/etc/localtime"}}]})
}

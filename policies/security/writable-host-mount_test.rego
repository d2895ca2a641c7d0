package slipway.security.writable_host_mount_test

import data.slipway.lib.fixtures
import data.slipway.security.writable_host_mount as rule

test_writable_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"volumes": [{"name": "h", "hostPath": {"path": "/x"}}], "containers": [{"volumeMounts": [{"name": "h"}]}]})
}

test_read_only_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({
		"volumes": [{"name": "h", "hostPath": {"path": "/x"}}],
		"containers": [{"volumeMounts": [{"name": "h", "readOnly": true}]}],
	})
}

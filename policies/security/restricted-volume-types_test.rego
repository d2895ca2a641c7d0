package slipway.security.restricted_volume_types_test

import data.slipway.lib.fixtures
import data.slipway.security.restricted_volume_types as rule

test_nfs_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"volumes": [{"name": "x", "nfs": {}}]})
}

test_claim_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"volumes": [{"name": "x", "persistentVolumeClaim": {"claimName": "x"}}, {"name": "y"}]})
}

package slipway.correctness.volume_claim_missing_test

import data.slipway.correctness.volume_claim_missing as rule

pod(missing) := {"kind": "Pod", "slipway": {"related": {"missing": missing}}}

test_missing_object_fails if {
	some finding in rule.deny with input as pod([{"kind": "PersistentVolumeClaim", "name": "web", "path": ["spec"]}])
	finding.msg == "the PersistentVolumeClaim \"web\" is not there"
}

test_nothing_missing_passes if {
	count(rule.deny) == 0 with input as pod([])
	count(rule.deny) == 0 with input as pod([{"kind": "Other", "name": "web", "path": ["spec"]}])
}

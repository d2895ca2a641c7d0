package slipway.correctness.secret_missing_test

import data.slipway.correctness.secret_missing as rule

pod(missing) := {"kind": "Pod", "slipway": {"related": {"missing": missing}}}

test_missing_object_fails if {
	some finding in rule.deny with input as pod([{"kind": "Secret", "name": "web", "path": ["spec"]}])
	finding.msg == "the Secret \"web\" is not there"
}

test_missing_entry_fails if {
	some finding in rule.deny with input as pod([{"kind": "Secret", "name": "web", "key": "url", "path": ["spec"]}])
	finding.msg == "the Secret \"web\" has no entry \"url\""
}

test_nothing_missing_passes if {
	count(rule.deny) == 0 with input as pod([])
	count(rule.deny) == 0 with input as pod([{"kind": "Other", "name": "web", "path": ["spec"]}])
}

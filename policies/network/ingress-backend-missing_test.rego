package slipway.network.ingress_backend_missing_test

import data.slipway.network.ingress_backend_missing as rule

ingress(dangling) := {"kind": "Ingress", "slipway": {"related": {"dangling": dangling}}}

test_missing_service_fails if {
	some finding in rule.deny with input as ingress([{"service": "web", "port": 80, "path": ["spec"], "lacks": "service"}])
	finding.msg == "the service \"web\" is not there"
}

test_missing_port_fails if {
	some finding in rule.deny with input as ingress([{"service": "web", "port": 80, "path": ["spec"], "lacks": "port"}])
	finding.severity == "error"
}

test_backends_that_are_there_pass if {
	count(rule.deny) == 0 with input as ingress([])
}

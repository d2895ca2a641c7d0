package slipway.network.ingress_without_tls_test

import data.slipway.network.ingress_without_tls as rule

test_no_tls_fails if {
	count(rule.deny) == 1 with input as {"kind": "Ingress", "spec": {"rules": []}}
	count(rule.deny) == 1 with input as {"kind": "Ingress", "spec": {"tls": null}}
	count(rule.deny) == 1 with input as {"kind": "Ingress"}
}

test_tls_passes if {
	count(rule.deny) == 0 with input as {"kind": "Ingress", "spec": {"tls": [{"hosts": ["example.com"]}]}}
}

package slipway.network.port_name_invalid_test

import data.slipway.lib.fixtures
import data.slipway.network.port_name_invalid as rule

test_long_name_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"name": "n234567890123456"}]})
}

test_name_without_a_letter_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"ports": [{"name": "80-90"}]})
}

test_number_too_high_fails if {
	count(rule.deny) > 0 with input as {"kind": "Service", "spec": {"ports": [{"targetPort": 65536}]}}
}

test_name_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"ports": [{"name": "http-2"}, {}]})
}

test_target_passes if {
	count(rule.deny) == 0 with input as {"kind": "Service", "spec": {"ports": [{"targetPort": 80}, {"targetPort": "http"}, {"port": 1}]}}
}

package slipway.network.dns_ndots_unset_test

import data.slipway.lib.fixtures
import data.slipway.network.dns_ndots_unset as rule

test_unset_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_five_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"dnsConfig": {"options": [{"name": "ndots", "value": "5"}]}})
}

test_two_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"dnsConfig": {"options": [{"name": "ndots", "value": "2"}]}})
}

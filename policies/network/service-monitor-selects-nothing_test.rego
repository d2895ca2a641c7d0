package slipway.network.service_monitor_selects_nothing_test

import data.slipway.network.service_monitor_selects_nothing as rule

test_no_service_fails if {
	count(rule.deny) == 1 with input as {"kind": "ServiceMonitor", "slipway": {"related": {"services": "none"}}}
}

test_service_passes if {
	count(rule.deny) == 0 with input as {"kind": "ServiceMonitor", "slipway": {"related": {"services": "some"}}}
}

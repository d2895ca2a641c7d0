package slipway.security.no_unsafe_sysctls_test

import data.slipway.lib.fixtures
import data.slipway.security.no_unsafe_sysctls as rule

test_unsafe_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"securityContext": {"sysctls": [{"name": "kernel.msgmax"}]}})
}

test_not_yet_safe_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_rmem"}]}}) with data.slipway.pss as {"minor": 31}
}

test_safe_passes if {
	count(rule.deny) == 0 with input as fixtures.pod_of({"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_rmem"}]}})
}

test_option_passes if {
	options := {"no-unsafe-sysctls": {"allowed": ["net.core.somaxconn"]}}
	pod := fixtures.pod_of({"securityContext": {"sysctls": [{"name": "net.core.somaxconn"}]}})
	count(rule.deny) == 0 with input as pod with data.slipway.options as options
}

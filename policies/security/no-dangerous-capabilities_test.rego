package slipway.security.no_dangerous_capabilities_test

import data.slipway.lib.fixtures
import data.slipway.security.no_dangerous_capabilities as rule

adding(capabilities) := fixtures.pod({"securityContext": {"capabilities": {"add": capabilities}}})

test_capability_beyond_the_baseline_fails_with_its_path if {
	{result.path[6] | some result in rule.deny} == {1} with input as adding(["CHOWN", "SYS_ADMIN"])
}

test_all_and_unknown_spellings_fail if {
	count(rule.deny) == 3 with input as adding(["ALL", "CAP_CHOWN", 7])
}

test_capabilities_of_the_baseline_pass if {
	count(rule.deny) == 0 with input as adding(["NET_BIND_SERVICE"])
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"capabilities": {"drop": ["ALL"]}}})
}

test_option_allows_more if {
	options := {"no-dangerous-capabilities": {"allowed": ["NET_ADMIN"]}}
	count(rule.deny) == 0 with input as adding(["NET_ADMIN"]) with data.slipway.options as options
}

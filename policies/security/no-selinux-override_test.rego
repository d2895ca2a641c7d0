package slipway.security.no_selinux_override_test

import data.slipway.lib.fixtures
import data.slipway.security.no_selinux_override as rule

test_other_type_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"seLinuxOptions": {"type": "spc_t"}}})
}

test_user_fails if {
	count(rule.deny) > 0 with input as fixtures.pod_of({"securityContext": {"seLinuxOptions": {"user": "root"}}})
}

test_engine_before_1_31_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({"securityContext": {"seLinuxOptions": {"type": "container_engine_t"}}}) with data.slipway.pss as {"minor": 30}
}

test_level_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"seLinuxOptions": {"level": "s0"}}})
}

test_engine_since_1_31_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"seLinuxOptions": {"type": "container_engine_t"}}})
}

package slipway.security.read_only_root_filesystem_test

import data.slipway.lib.fixtures
import data.slipway.security.read_only_root_filesystem as rule

test_container_that_says_nothing_fails if {
	count(rule.deny) == 1 with input as fixtures.pod({})
}

test_writable_root_fails if {
	count(rule.deny) == 1 with input as fixtures.pod({"securityContext": {"readOnlyRootFilesystem": false}})
}

test_read_only_root_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"securityContext": {"readOnlyRootFilesystem": true}})
}

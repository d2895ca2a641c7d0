package slipway.images.image_pull_policy_not_always_test

import data.slipway.images.image_pull_policy_not_always as rule
import data.slipway.lib.fixtures

test_unset_fails if {
	count(rule.deny) > 0 with input as fixtures.pod({})
}

test_always_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"imagePullPolicy": "Always"})
}

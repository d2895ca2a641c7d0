package slipway.lib.pss_test

import data.slipway.lib.fixtures
import data.slipway.lib.pss

test_version_is_the_newest_where_none_is_asked_for if {
	pss.at_least(37)
}

test_version_is_the_one_asked_for if {
	pss.at_least(30) with data.slipway.pss as {"minor": 30}
	not pss.at_least(31) with data.slipway.pss as {"minor": 30}
}

test_user_namespaces_relax_since_1_35 if {
	pss.relaxed_for_user_namespace with input as fixtures.pod_of({"hostUsers": false})
	not pss.relaxed_for_user_namespace with input as fixtures.pod_of({"hostUsers": true})
	not pss.relaxed_for_user_namespace with input as fixtures.pod_of({"hostUsers": false}) with data.slipway.pss as {"minor": 34}
}

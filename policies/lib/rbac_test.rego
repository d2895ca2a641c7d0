package slipway.lib.rbac_test

import data.slipway.lib.rbac

rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

test_everything_needs_all_groups_resources_and_verbs if {
	rbac.allows_all(rule(["*"], ["*"], ["*"]))
	rbac.allows_all(rule(["*"], ["*"], ["get", "list", "watch", "create", "update", "patch", "delete"]))
	not rbac.allows_all(rule(["*"], ["*"], ["get", "list"]))
	not rbac.allows_all(rule([""], ["*"], ["*"]))
	not rbac.allows_all(rule(["*"], ["pods"], ["*"]))
}

test_exec_is_creating_or_getting_its_resource if {
	not rbac.allows_exec(rule([""], ["pods/exec"], ["list"]))
	not rbac.allows_exec(rule(["apps"], ["*"], ["*"]))
	not rbac.allows_exec({"nonResourceURLs": ["*"], "verbs": ["*"]})
	every verb in ["create", "get", "*"] {
		rbac.allows_exec(rule([""], ["pods/exec"], [verb]))
	}
}

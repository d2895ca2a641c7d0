# METADATA
# description: What rules of roles allow.
package slipway.lib.rbac

# METADATA
# scope: document
# description: Names that Kubernetes and Google's clusters give to roles and bindings of their own.
own_name(name) if startswith(name, "system:")

own_name(name) if name in {"cluster-admin", "gce:podsecuritypolicy:calico-sa"}

# A rule of a role allows one of the verbs for one of the resources of one of the groups.
allows(rule, groups, resources, verbs) if {
	has(rule.apiGroups, groups)
	has(rule.resources, resources)
	has(rule.verbs, verbs)
}

has(list, wanted) if {
	some item in list
	item in wanted
}

# METADATA
# description: To run a command in a pod, which is also possible by getting a web socket.
allows_exec(rule) if allows(rule, {"", "*"}, {"*", "pods/exec", "pods/attach", "pods/*"}, {"*", "get", "create"})

# METADATA
# description: Everything, everywhere.
allows_all(rule) if {
	"*" in rule.apiGroups
	"*" in rule.resources
	every_verb(rule.verbs)
}

every_verb(verbs) if "*" in verbs

every_verb(verbs) if {
	missing := {"get", "list", "watch", "create", "update", "patch", "delete"} - {verb | some verb in verbs}
	count(missing) == 0
}

# METADATA
# title: Subject is made administrator of the cluster
# description: A binding gives somebody the ClusterRole cluster-admin, or a rendered role that allows everything.
# custom:
#   id: cluster-admin-binding
#   severity: warning
#   packs: [recommended]
#   rationale: Whoever gets hold of that account can do everything, everywhere in the cluster.
#   fix: Bind a role that lists what is needed, in the namespace where it is needed.
#   kinds: [ClusterRoleBinding.rbac.authorization.k8s.io, RoleBinding.rbac.authorization.k8s.io]
#   covers: [pod-creation-access, pod-exec-cluster-role-binding, pod-exec-role-binding, secrets-access]
#   aliases:
#     kube-linter: [cluster-admin-role-binding]
#     polaris: [clusterrolebindingClusterAdmin, rolebindingClusterAdminClusterRole, rolebindingClusterAdminRole]
package slipway.rbac.cluster_admin_binding

import data.slipway.lib.rbac
import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": "the binding makes its subjects administrators: cluster-admin", "path": ["roleRef", "name"]} if {
	input.roleRef.kind == "ClusterRole"
	input.roleRef.name == "cluster-admin"
}

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	not rbac.own_name(object.get(input, ["metadata", "name"], ""))
	input.roleRef.name != "cluster-admin"
	count([rule | some rule in related.facts.rules; rbac.allows_all(rule)]) > 0
	msg := text.sentence(["the binding makes its subjects administrators:", text.quoted(input.roleRef.name), "allows everything"])
}

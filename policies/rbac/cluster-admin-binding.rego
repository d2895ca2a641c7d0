# METADATA
# title: Subject is made administrator of the cluster
# description: A binding gives somebody the ClusterRole cluster-admin.
# custom:
#   id: cluster-admin-binding
#   severity: warning
#   packs: [recommended]
#   rationale: Whoever gets hold of that account can do everything, everywhere in the cluster.
#   fix: Bind a role that lists what is needed, in the namespace where it is needed.
#   kinds: [ClusterRoleBinding.rbac.authorization.k8s.io, RoleBinding.rbac.authorization.k8s.io]
#   aliases:
#     kube-linter: [cluster-admin-role-binding]
#     polaris: [clusterrolebindingClusterAdmin, rolebindingClusterAdminClusterRole]
package slipway.rbac.cluster_admin_binding

deny contains {"msg": "the binding makes its subjects administrators: cluster-admin", "path": ["roleRef", "name"]} if {
	input.roleRef.kind == "ClusterRole"
	input.roleRef.name == "cluster-admin"
}

# METADATA
# title: Binding lets subjects run commands in pods through a ClusterRole
# description: The ClusterRole of the binding allows pods/exec or pods/attach, or is not rendered, so that nobody knows.
# custom:
#   id: pod-exec-cluster-role-binding
#   severity: info
#   packs: []
#   rationale: >-
#     Who can run a command in a pod has all that the pod has: its secrets, its network and its account.
#   fix: Bind a role that does not allow it.
#   kinds: [RoleBinding.rbac.authorization.k8s.io, ClusterRoleBinding.rbac.authorization.k8s.io]
#   aliases:
#     polaris: [clusterrolebindingPodExecAttach, rolebindingClusterRolePodExecAttach]
package slipway.rbac.pod_exec_cluster_role_binding

import data.slipway.lib.rbac
import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	input.roleRef.kind == "ClusterRole"
	not rbac.own_name(input.metadata.name)
	not input.roleRef.name in {"view", "system:auth-delegator"}
	msg := text.sentence(["the ClusterRole", text.quoted(input.roleRef.name), allowed])
}

allowed := "is not rendered, so it may allow to run commands in pods" if not related.facts.rules

allowed := "allows to run commands in pods" if count([rule | some rule in related.facts.rules; rbac.allows_exec(rule)]) > 0

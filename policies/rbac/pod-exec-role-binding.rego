# METADATA
# title: Binding lets subjects run commands in pods through a Role
# description: The Role of the binding allows pods/exec or pods/attach, or is not rendered, so that nobody knows.
# custom:
#   id: pod-exec-role-binding
#   severity: info
#   packs: []
#   rationale: >-
#     Who can run a command in a pod has all that the pod has: its secrets, its network and its account.
#   fix: Bind a role that does not allow it.
#   kinds: [RoleBinding.rbac.authorization.k8s.io]
#   aliases:
#     polaris: [rolebindingRolePodExecAttach]
package slipway.rbac.pod_exec_role_binding

import data.slipway.lib.rbac
import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	input.roleRef.kind == "Role"
	not rbac.own_name(input.metadata.name)
	msg := text.sentence(["the Role", text.quoted(input.roleRef.name), allowed])
}

allowed := "is not rendered, so it may allow to run commands in pods" if not related.facts.rules

allowed := "allows to run commands in pods" if count([rule | some rule in related.facts.rules; rbac.allows_exec(rule)]) > 0

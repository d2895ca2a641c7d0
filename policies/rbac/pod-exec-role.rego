# METADATA
# title: Role allows to run commands in pods
# description: The role allows pods/exec or pods/attach.
# custom:
#   id: pod-exec-role
#   severity: warning
#   packs: []
#   rationale: >-
#     Who can run a command in a pod has all that the pod has: its secrets, its network and its account.
#   fix: Leave it to people who debug, for as long as they do.
#   kinds: [Role.rbac.authorization.k8s.io, ClusterRole.rbac.authorization.k8s.io]
#   aliases:
#     polaris: [rolePodExecAttach, clusterrolePodExecAttach]
package slipway.rbac.pod_exec_role

import data.slipway.lib.rbac

deny contains {"msg": "the role allows to run commands in pods", "path": ["rules", index]} if {
	not rbac.own_name(input.metadata.name)
	not input.metadata.name in {"admin", "edit"}
	some index, rule in input.rules
	rbac.allows_exec(rule)
}

# METADATA
# title: SecurityContextConstraints allow privileged containers
# description: OpenShift’s constraints let their accounts run privileged containers.
# custom:
#   id: scc-allows-privileged
#   severity: warning
#   packs: [recommended]
#   rationale: Whoever may use these constraints can take over a node.
#   fix: Set `allowPrivilegedContainer` to false.
#   kinds: [SecurityContextConstraints.security.openshift.io]
#   aliases:
#     kube-linter: [scc-deny-privileged-container]
package slipway.security.scc_allows_privileged

deny contains {"msg": "privileged containers are allowed", "path": ["allowPrivilegedContainer"]} if input.allowPrivilegedContainer == true

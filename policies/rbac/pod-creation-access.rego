# METADATA
# title: Subjects may create pods
# description: The role of the binding, as far as it is rendered, allows to create pods or workloads.
# custom:
#   id: pod-creation-access
#   severity: info
#   packs: []
#   rationale: Who can create a pod can use every service account and Secret of the namespace.
#   fix: Allow it only to what deploys.
#   kinds: [RoleBinding.rbac.authorization.k8s.io, ClusterRoleBinding.rbac.authorization.k8s.io]
#   aliases:
#     kube-linter: [access-to-create-pods]
package slipway.rbac.pod_creation_access

import data.slipway.lib.rbac
import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	count([rule | some rule in related.facts.rules; rbac.allows(rule, {"", "apps", "batch", "*"}, resources, {"create", "*"})]) > 0
	msg := text.sentence(["the role", text.quoted(input.roleRef.name), "allows to create pods"])
}

resources := {"pods", "deployments", "statefulsets", "replicasets", "daemonsets", "replicationcontrollers", "jobs", "cronjobs", "*"}

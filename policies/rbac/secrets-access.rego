# METADATA
# title: Subjects may read or change Secrets
# description: The role of the binding, as far as it is rendered, allows access to Secrets.
# custom:
#   id: secrets-access
#   severity: info
#   packs: []
#   rationale: Secrets hold the credentials of everything else in the namespace, or in the cluster.
#   fix: Name the single Secret in `resourceNames`, or mount it instead of reading it from the API.
#   kinds: [RoleBinding.rbac.authorization.k8s.io, ClusterRoleBinding.rbac.authorization.k8s.io]
#   aliases:
#     kube-linter: [access-to-secrets]
package slipway.rbac.secrets_access

import data.slipway.lib.rbac
import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	count([rule | some rule in related.facts.rules; rbac.allows(rule, {"", "*"}, {"secrets", "*"}, verbs); not rule.resourceNames]) > 0
	msg := text.sentence(["the role", text.quoted(input.roleRef.name), "allows access to Secrets"])
}

verbs := {"get", "list", "watch", "create", "update", "patch", "delete", "*"}

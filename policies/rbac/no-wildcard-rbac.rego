# METADATA
# title: Role allows everything
# description: A rule of the role has `*` among its verbs or resources.
# custom:
#   id: no-wildcard-rbac
#   severity: warning
#   packs: [recommended]
#   rationale: A wildcard also allows what will be added to the API later, and what nobody thought of, such as reading secrets.
#   fix: List the verbs and resources that the program uses.
#   kinds: [Role.rbac.authorization.k8s.io, ClusterRole.rbac.authorization.k8s.io]
#   aliases:
#     kube-linter: [wildcard-in-rules]
package slipway.rbac.no_wildcard_rbac

import data.slipway.lib.text

deny contains {"msg": msg, "path": ["rules", index, field, position]} if {
	some index, rule in input.rules
	some field in ["verbs", "resources"]
	some position, value in rule[field]
	value == "*"
	msg := text.sentence(["rule", format_int(index + 1, 10), "of the role allows all", field])
}

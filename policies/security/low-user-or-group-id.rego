# METADATA
# title: User or group of the container is unset or low
# description: The user or group of the container is not set, or below the ids that nodes do not use themselves.
# custom:
#   id: low-user-or-group-id
#   severity: info
#   packs: []
#   rationale: When a process gets out of its container, its number may be that of a user of the node.
#   fix: Set `runAsUser` and `runAsGroup` to 10000 or more.
#   kinds: [pods]
#   covers: [no-root-user]
#   options:
#     minimum:
#       default: 10000
#       description: The lowest id that is high enough.
#   aliases:
#     kube-score: [container-security-context-user-group-id]
package slipway.security.low_user_or_group_id

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext", field])} if {
	fields := ["runAsUser", "runAsGroup"]
	some container in pods.all_containers
	some field in fields
	id := effective(container.spec, field)
	not high(id)
	msg := text.sentence([container.label, "has", field, value(id)])
}

effective(container, field) := value if value := container.securityContext[field]

else := value if value := pods.spec.securityContext[field]

else := -1

high(id) if {
	is_number(id)
	id >= data.slipway.options["low-user-or-group-id"].minimum
}

value(-1) := "unset"

value(id) := text.quoted(id) if id != -1

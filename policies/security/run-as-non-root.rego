# METADATA
# title: Container may run as root
# description: Neither the container nor its pod says `runAsNonRoot`, or names a user other than 0.
# custom:
#   id: run-as-non-root
#   severity: warning
#   packs: [recommended]
#   rationale: Root in a container is root on the node as soon as a mount, a kernel bug or a runtime bug lets it out.
#   fix: Set `securityContext.runAsNonRoot` to true in the pod or the container, and let the image run as a numeric user.
#   kinds: [pods]
#   aliases:
#     kube-linter: [run-as-non-root]
#     polaris: [runAsRootAllowed]
package slipway.security.run_as_non_root

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some container in pods.all_containers
	reason := root(container.spec)
	msg := text.sentence([container.label, reason])
	path := array.concat(container.path, ["securityContext", "runAsNonRoot"])
}

root(container) := "runs as user 0" if effective(container, "runAsUser") == 0

else := "runs in the group 0" if effective(container, "runAsGroup") == 0

else := "may run as root: runAsNonRoot is not true" if {
	effective(container, "runAsNonRoot") != true
	not other_user(container)
}

other_user(container) if {
	user := effective(container, "runAsUser")
	is_number(user)
	user > 0
}

# A container's own setting takes precedence over its pod's.
effective(container, field) := value if value := container.securityContext[field]

else := value if value := pods.spec.securityContext[field]

else := null

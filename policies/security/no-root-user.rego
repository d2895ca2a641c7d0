# METADATA
# title: Pod runs as user 0
# description: The pod or a container sets `runAsUser` to 0.
# custom:
#   id: no-root-user
#   severity: warning
#   packs: [recommended, pss-restricted]
#   rationale: Root in a container is root on the node as soon as anything lets it out.
#   fix: Use a numeric user above 0 that the image is made for.
#   kinds: [pods]
#   aliases:
#     pss: [runAsUser]
package slipway.security.no_root_user

import data.slipway.lib.pods
import data.slipway.lib.pss
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(context.path, ["runAsUser"])} if {
	not pss.relaxed_for_user_namespace
	some context in pods.security_contexts
	context.value.runAsUser == 0
	msg := text.sentence([context.label, "runs as user 0"])
}

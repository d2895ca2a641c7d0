# METADATA
# title: Service leads to a port that no pod has
# description: >-
#   A target port is given by name, and no container of the selected pods has a port of that name.
# custom:
#   id: service-target-port-missing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     The port of the service has no endpoints, so connections to it are refused.
#   fix: >-
#     Correct `targetPort`, or name the port of the container.
#   kinds: [Service]
package slipway.network.service_target_port_missing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": closed.path} if {
	some closed in related.facts.closed
	msg := text.sentence(["no container of the selected pods has a port named", text.quoted(closed.port)])
}

# METADATA
# title: Ingress leads to a service or port that is not there
# description: >-
#   No root renders the service that a backend names, or the service does not have that port.
# custom:
#   id: ingress-backend-missing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     Requests to that path are answered with 503 (or by the default backend).
#   fix: >-
#     Correct the backend, or name the service in `gate.external`.
#   kinds: [Ingress, Ingress.networking.k8s.io]
#   aliases:
#     kube-linter: [dangling-ingress]
#     kube-score: [ingress-targets-service]
package slipway.network.ingress_backend_missing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": dangling.path} if {
	some dangling in related.facts.dangling
	dangling.lacks == "service"
	msg := text.sentence(["the service", text.quoted(dangling.service), "is not there"])
}

deny contains {"msg": msg, "path": dangling.path, "severity": "error"} if {
	some dangling in related.facts.dangling
	dangling.lacks == "port"
	msg := text.sentence(["the service", text.quoted(dangling.service), "has no port", text.quoted(dangling.port)])
}

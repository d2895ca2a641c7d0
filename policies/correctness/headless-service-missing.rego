# METADATA
# title: StatefulSet has no headless service
# description: >-
#   `serviceName` does not name a service without a cluster IP that selects the pods.
# custom:
#   id: headless-service-missing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     The pods then have no stable names in DNS, which is what members of a cluster find each other by.
#   fix: >-
#     Render a Service with `clusterIP: None` that selects the pods, and name it in `spec.serviceName`.
#   kinds: [StatefulSet]
#   aliases:
#     kube-score: [statefulset-has-servicename]
package slipway.correctness.headless_service_missing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "serviceName"]} if {
	reason := reasons[related.facts.headless]
	msg := text.sentence(["the pods get no names in DNS:", reason])
}

name := text.quoted(object.get(input, ["spec", "serviceName"], ""))

reasons := {
	"unnamed": "serviceName is not set",
	"missing": text.sentence(["the service", name, "is not there"]),
	"not headless": text.sentence(["the service", name, "is not headless (clusterIP: None)"]),
	"other pods": text.sentence(["the service", name, "does not select them"]),
}

# METADATA
# title: CPU request and limit differ
# description: The container has a request and a limit of CPU, and they are not the same.
# custom:
#   id: cpu-request-differs-from-limit
#   severity: info
#   packs: []
#   rationale: Only pods whose requests equal their limits are of the class Guaranteed, which is evicted last.
#   fix: Set both to the same quantity.
#   kinds: [pods]
#   aliases:
#     kube-score: [container-resource-requests-equal-limits, container-cpu-requests-equal-limits]
package slipway.resources.cpu_request_differs_from_limit

import data.slipway.lib.pods
import data.slipway.lib.quantity
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["resources", "requests", "cpu"])} if {
	some container in pods.running_containers
	request := container.spec.resources.requests.cpu
	limit := container.spec.resources.limits.cpu
	request != limit
	quantity.nano(request) != quantity.nano(limit)
	msg := text.sentence([container.label, "requests another quantity of CPU than its limit"])
}

# METADATA
# title: Memory request and limit differ
# description: The container has a request and a limit of memory, and they are not the same.
# custom:
#   id: memory-request-differs-from-limit
#   severity: info
#   packs: []
#   rationale: Only pods whose requests equal their limits are of the class Guaranteed, which is evicted last.
#   fix: Set both to the same quantity.
#   kinds: [pods]
#   aliases:
#     kube-score: [container-resource-requests-equal-limits, container-memory-requests-equal-limits]
package slipway.resources.memory_request_differs_from_limit

import data.slipway.lib.pods
import data.slipway.lib.quantity
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["resources", "requests", "memory"])} if {
	some container in pods.running_containers
	request := container.spec.resources.requests.memory
	limit := container.spec.resources.limits.memory
	request != limit
	quantity.nano(request) != quantity.nano(limit)
	msg := text.sentence([container.label, "requests another quantity of memory than its limit"])
}

# METADATA
# title: Ephemeral storage request and limit differ
# description: The container has a request and a limit of ephemeral storage, and they are not the same.
# custom:
#   id: ephemeral-storage-request-differs-from-limit
#   severity: info
#   packs: []
#   rationale: Only pods whose requests equal their limits are of the class Guaranteed, which is evicted last.
#   fix: Set both to the same quantity.
#   kinds: [pods]
#   aliases:
#     kube-score: [container-ephemeral-storage-request-equals-limit]
package slipway.resources.ephemeral_storage_request_differs_from_limit

import data.slipway.lib.pods
import data.slipway.lib.quantity
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["resources", "requests", "ephemeral-storage"])} if {
	some container in pods.running_containers
	request := quantity.nano(container.spec.resources.requests["ephemeral-storage"])
	limit := quantity.nano(container.spec.resources.limits["ephemeral-storage"])
	request != limit
	msg := text.sentence([container.label, "requests another quantity of ephemeral storage than its limit"])
}

# METADATA
# title: Ephemeral storage is not bounded
# description: The container has no request or no limit of ephemeral storage.
# custom:
#   id: ephemeral-storage-missing
#   severity: info
#   packs: []
#   rationale: Logs and temporary files of one container can fill the disk of its node, which then evicts others.
#   fix: Set `ephemeral-storage` in `resources.requests` and `resources.limits`.
#   kinds: [pods]
#   aliases:
#     kube-score: [container-ephemeral-storage-request-and-limit]
package slipway.resources.ephemeral_storage_missing

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["resources", field, "ephemeral-storage"])} if {
	nouns := {"requests": "request", "limits": "limit"}
	some container in pods.running_containers
	some field, noun in nouns
	not given(container.spec, field)
	msg := text.sentence([container.label, "has no", noun, "of ephemeral storage"])
}

given(container, field) if container.resources[field]["ephemeral-storage"] != null

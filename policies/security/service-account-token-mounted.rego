# METADATA
# title: Pod gets a token for the API server
# description: >-
#   Neither the pod nor its service account, as far as it is rendered, says `automountServiceAccountToken: false`.
# custom:
#   id: service-account-token-mounted
#   severity: info
#   packs: []
#   rationale: Most programs never talk to the API server; who breaks into one of them then can.
#   fix: Set `automountServiceAccountToken` of the pod to false, unless the program uses the API.
#   kinds: [pods]
#   aliases:
#     polaris: [automountServiceAccountToken]
package slipway.security.service_account_token_mounted

import data.slipway.lib.pods
import data.slipway.lib.related

deny contains {"msg": "the pod gets a token for the API server", "path": array.concat(pods.spec_path, ["automountServiceAccountToken"])} if {
	object.get(pods.spec, "automountServiceAccountToken", of_account) != false
}

of_account := object.get(related.facts, "mountsToken", true)

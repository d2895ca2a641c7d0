# METADATA
# title: Deprecated field serviceAccount
# description: The pod names its service account in `serviceAccount` instead of `serviceAccountName`.
# custom:
#   id: deprecated-sa-field
#   severity: warning
#   packs: [recommended]
#   rationale: The field is kept for old manifests only, and the two can contradict each other.
#   fix: Rename it to `serviceAccountName`.
#   kinds: [pods]
#   aliases:
#     kube-linter: [deprecated-service-account-field]
package slipway.correctness.deprecated_sa_field

import data.slipway.lib.pods

deny contains {"msg": "serviceAccount is deprecated", "path": array.concat(pods.spec_path, ["serviceAccount"])} if {
	old := pods.spec.serviceAccount
	old != ""
	object.get(pods.spec, "serviceAccountName", null) != old
}

# METADATA
# title: Pod uses the default service account
# description: The pod names no service account, or `default`.
# custom:
#   id: default-service-account
#   severity: info
#   packs: []
#   rationale: What one program is given there, every other pod of the namespace has as well.
#   fix: Make a service account for the program and name it in `serviceAccountName`.
#   kinds: [pods]
#   aliases:
#     kube-linter: [default-service-account]
package slipway.security.default_service_account

import data.slipway.lib.pods

deny contains {"msg": "the pod uses the default service account", "path": array.concat(pods.spec_path, ["serviceAccountName"])} if {
	object.get(pods.spec, "serviceAccountName", object.get(pods.spec, "serviceAccount", "default")) in {"default", ""}
}

# METADATA
# title: runAsNonRoot is not true
# description: Neither the container nor its pod sets `runAsNonRoot` to true, or one of them sets it to false.
# custom:
#   id: run-as-non-root-unset
#   severity: info
#   packs: [pss-restricted]
#   rationale: >-
#     A numeric user in the manifest is no promise that holds: only `runAsNonRoot` makes the kubelet refuse root. The restricted level asks for
#     it.
#   fix: Set `securityContext.runAsNonRoot` of the pod to true.
#   kinds: [pods]
#   covers: [run-as-non-root]
#   aliases:
#     pss: [runAsNonRoot]
package slipway.security.run_as_non_root_unset

import data.slipway.lib.pods
import data.slipway.lib.pss
import data.slipway.lib.text

deny contains {"msg": "the pod sets runAsNonRoot to false", "path": array.concat(pods.spec_path, ["securityContext", "runAsNonRoot"])} if {
	not pss.relaxed_for_user_namespace
	pods.spec.securityContext.runAsNonRoot == false
}

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext", "runAsNonRoot"])} if {
	not pss.relaxed_for_user_namespace
	some container in pods.all_containers
	of_container := object.get(container.spec, ["securityContext", "runAsNonRoot"], null)
	object.get({null: of_pod}, of_container, of_container) != true
	msg := text.sentence([container.label, "does not have runAsNonRoot set to true"])
}

of_pod := object.get(pods.spec, ["securityContext", "runAsNonRoot"], null)

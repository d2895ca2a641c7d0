# METADATA
# title: Container runs as a process of a Windows node
# description: >-
#   `windowsOptions.hostProcess` is set.
# custom:
#   id: no-windows-host-process
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: Such a container has all rights on its node.
#   fix: Remove `hostProcess`.
#   kinds: [pods]
#   aliases:
#     polaris: [hostProcess]
#     pss: [windowsHostProcess]
package slipway.security.no_windows_host_process

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(context.path, ["windowsOptions", "hostProcess"])} if {
	some context in pods.security_contexts
	context.value.windowsOptions.hostProcess == true
	msg := text.sentence([context.label, "runs as a process of the node"])
}

# METADATA
# title: Pod mounts a path of the node
# description: A hostPath volume gives the pod files of the node it runs on.
# custom:
#   id: no-host-path
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: A path of the node leads to its credentials, its container runtime or its logs, and what is written there outlives the pod.
#   fix: Use a persistent volume claim, a projected volume or an emptyDir.
#   kinds: [pods]
#   options:
#     allowed:
#       default: []
#       description: Paths of the node that pods may mount, with all below them.
#   aliases:
#     polaris: [hostPathSet]
#     pss: [hostPathVolumes]
package slipway.security.no_host_path

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some index, volume in pods.spec.volumes
	volume.hostPath
	mounted := object.get(volume, ["hostPath", "path"], "")
	not allowed(mounted)
	name := text.quoted(object.get(volume, "name", index))
	msg := text.sentence(["volume", name, "mounts the node's path", text.quoted(mounted)])
	path := array.concat(pods.spec_path, ["volumes", index, "hostPath"])
}

allowed(path) if {
	not ".." in split(path, "/")
	some folder in data.slipway.options["no-host-path"].allowed
	startswith(concat("", [trim_suffix(path, "/"), "/"]), concat("", [trim_suffix(folder, "/"), "/"]))
}

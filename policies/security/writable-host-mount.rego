# METADATA
# title: Container can write to a path of the node
# description: The container mounts a hostPath volume that is not read-only.
# custom:
#   id: writable-host-mount
#   severity: warning
#   packs: []
#   rationale: What is written there outlives the pod and can change the node.
#   fix: >-
#     Set `readOnly: true` on the mount.
#   kinds: [pods]
#   aliases:
#     kube-linter: [writable-host-mount]
package slipway.security.writable_host_mount

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["volumeMounts", index, "readOnly"])} if {
	count(host_volumes) > 0
	some container in pods.all_containers
	some index, mount in container.spec.volumeMounts
	mount.name in host_volumes
	object.get(mount, "readOnly", false) != true
	msg := text.sentence([container.label, "can write to the node through the volume", text.quoted(mount.name)])
}

host_volumes contains volume.name if {
	some volume in pods.spec.volumes
	volume.hostPath
}

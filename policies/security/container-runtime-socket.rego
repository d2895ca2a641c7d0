# METADATA
# title: Pod mounts the socket of a container runtime
# description: A hostPath volume is the socket of Docker, containerd or CRI-O.
# custom:
#   id: container-runtime-socket
#   severity: error
#   packs: []
#   rationale: Who can talk to the runtime can start any container on the node, and so is root there.
#   fix: Build images without the node’s runtime (buildkit rootless, kaniko, buildah), and ask the API server about pods.
#   kinds: [pods]
#   aliases:
#     kube-linter: [docker-sock]
package slipway.security.container_runtime_socket

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(pods.spec_path, ["volumes", index, "hostPath", "path"])} if {
	some index, volume in pods.spec.volumes
	path := volume.hostPath.path
	some socket in ["docker.sock", "containerd.sock", "crio.sock", "cri-dockerd.sock"]
	endswith(path, socket)
	msg := text.sentence(["volume", text.quoted(object.get(volume, "name", index)), "mounts the socket", text.quoted(path)])
}

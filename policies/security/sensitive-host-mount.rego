# METADATA
# title: Pod mounts a sensitive path of the node
# description: A hostPath volume is one of the folders that the node itself is made of.
# custom:
#   id: sensitive-host-mount
#   severity: error
#   packs: []
#   rationale: Who can write there owns the node; who can only read there finds its credentials.
#   fix: Mount the one file or folder that is needed, read-only, or none.
#   kinds: [pods]
#   options:
#     paths:
#       default: ["/", "/boot", "/dev", "/etc", "/lib", "/proc", "/root", "/sys", "/usr", "/var", "/var/run", "/run", "/var/lib/kubelet", "/etc/kubernetes"]
#       description: Folders of the node that no pod should have.
#   aliases:
#     kube-linter: [sensitive-host-mounts]
package slipway.security.sensitive_host_mount

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(pods.spec_path, ["volumes", index, "hostPath", "path"])} if {
	some index, volume in pods.spec.volumes
	path := volume.hostPath.path
	normal(path) in data.slipway.options["sensitive-host-mount"].paths
	msg := text.sentence(["volume", text.quoted(object.get(volume, "name", index)), "mounts the node's", text.quoted(path)])
}

normal("/") := "/"

normal(path) := trim_right(path, "/") if path != "/"

# METADATA
# title: Root file system is writable
# description: Unless `readOnlyRootFilesystem` is true, the container can change its own programs and libraries.
# custom:
#   id: read-only-root-filesystem
#   severity: warning
#   packs: [recommended]
#   rationale: An attacker who cannot write cannot bring tools along; and what a program writes unnoticed is lost at the next restart.
#   fix: Set `securityContext.readOnlyRootFilesystem` to true, and mount an emptyDir where the program writes.
#   kinds: [pods]
#   aliases:
#     kube-linter: [no-read-only-root-fs]
#     polaris: [notReadOnlyRootFilesystem]
#     kube-score: [container-security-context-readonlyrootfilesystem]
package slipway.security.read_only_root_filesystem

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some container in pods.all_containers
	not read_only(container.spec)
	msg := text.sentence([container.label, "has a writable root file system: readOnlyRootFilesystem is not true"])
	path := array.concat(container.path, ["securityContext", "readOnlyRootFilesystem"])
}

read_only(container) if container.securityContext.readOnlyRootFilesystem == true

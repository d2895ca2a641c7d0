# METADATA
# title: Nothing confines the container
# description: The container has none of AppArmor, seccomp, SELinux and dropped capabilities.
# custom:
#   id: linux-hardening-missing
#   severity: info
#   packs: []
#   rationale: Each of them closes ways out of a container; without any, only namespaces are left.
#   fix: Set `seccompProfile.type` of the pod to RuntimeDefault, and drop all capabilities.
#   kinds: [pods]
#   aliases:
#     polaris: [linuxHardening]
package slipway.security.linux_hardening_missing

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext"])} if {
	not pods.windows
	not hardened(pods.spec)
	some container in pods.containers
	not hardened(container.spec)
	not drops(container.spec)
	not annotated(container.spec)
	msg := text.sentence([container.label, "is confined by nothing"])
}

hardened(of) if {
	type := of.securityContext.seccompProfile.type
	not type in {"Unconfined", ""}
}

hardened(of) if count(of.securityContext.seLinuxOptions) > 0

hardened(of) if {
	type := of.securityContext.appArmorProfile.type
	type != "Unconfined"
}

drops(container) if {
	count(container.securityContext.capabilities.drop) > 0
	count([1 | some added in container.securityContext.capabilities.add; upper(added) == "ALL"]) == 0
}

annotated(container) if pods.metadata.annotations[concat("", ["container.apparmor.security.beta.kubernetes.io/", container.name])]

# METADATA
# title: seccomp profile is missing
# description: Neither the pod nor the container sets a seccomp profile, so that the node decides, which by default means none.
# custom:
#   id: seccomp-profile-missing
#   severity: info
#   packs: [pss-restricted]
#   rationale: A profile closes hundreds of system calls that programs do not need.
#   fix: Set `securityContext.seccompProfile.type` of the pod to RuntimeDefault.
#   kinds: [pods]
#   aliases:
#     kube-score: [container-seccomp-profile]
#     pss: [seccompProfile_restricted]
package slipway.security.seccomp_profile_missing

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, ["securityContext", "seccompProfile"])} if {
	not pods.windows
	not has_profile(pods.spec)
	some container in pods.all_containers
	not has_profile(container.spec)
	msg := text.sentence([container.label, "has no seccomp profile"])
}

has_profile(of) if of.securityContext.seccompProfile.type

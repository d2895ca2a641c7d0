# METADATA
# title: AppArmor is switched off
# description: The pod or a container asks for another AppArmor profile than that of the runtime or one of the node.
# custom:
#   id: no-apparmor-override
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: Without a profile the container may write to parts of /proc and /sys that lead to the node.
#   fix: Remove the profile, or use RuntimeDefault or Localhost.
#   kinds: [pods]
#   aliases:
#     pss: [appArmorProfile]
package slipway.security.no_apparmor_override

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(context.path, ["appArmorProfile", "type"])} if {
	some context in pods.security_contexts
	type := context.value.appArmorProfile.type
	not type in {"RuntimeDefault", "Localhost"}
	msg := text.sentence([context.label, "asks for the AppArmor profile", text.quoted(type)])
}

deny contains {"msg": msg, "path": array.concat(pods.metadata_path, ["annotations", key])} if {
	some key, profile in pods.metadata.annotations
	startswith(key, "container.apparmor.security.beta.kubernetes.io/")
	not profile in {"", "runtime/default"}
	not startswith(profile, "localhost/")
	msg := text.sentence(["an annotation asks for the AppArmor profile", text.quoted(profile)])
}

# METADATA
# title: Volume is of a type that the restricted level does not have
# description: A volume is neither made of the cluster’s own objects nor temporary.
# custom:
#   id: restricted-volume-types
#   severity: info
#   packs: [pss-restricted]
#   rationale: Volumes such as nfs or hostPath lead past the rights that an account has in the cluster.
#   fix: Use a persistent volume claim, configMap, secret, projected, downwardAPI, emptyDir, ephemeral, csi or image volume.
#   kinds: [pods]
#   covers: [no-host-path]
#   aliases:
#     pss: [restrictedVolumes]
package slipway.security.restricted_volume_types

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(pods.spec_path, ["volumes", index, type])} if {
	some index, volume in pods.spec.volumes
	some type, source in volume
	not type in allowed
	source != null
	msg := text.sentence(["volume", text.quoted(object.get(volume, "name", index)), "is of the type", text.quoted(type)])
}

allowed := {"name", "configMap", "downwardAPI", "emptyDir", "projected", "secret", "csi", "persistentVolumeClaim", "ephemeral", "image"}

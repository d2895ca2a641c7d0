# METADATA
# title: Pod shares a namespace of the node
# description: With hostNetwork, hostPID or hostIPC the pod sees the node's network interfaces, processes or shared memory.
# custom:
#   id: host-namespaces
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: The pod can listen on the node's network, reach services bound to localhost, and see or signal processes that are not its own.
#   fix: Remove the field; publish a port with a Service instead.
#   kinds: [pods]
#   aliases:
#     kube-linter: [host-network, host-pid, host-ipc]
#     polaris: [hostNetworkSet, hostPIDSet, hostIPCSet]
#     pss: [hostNamespaces]
package slipway.security.host_namespaces

import data.slipway.lib.pods
import data.slipway.lib.text

deny contains {"msg": msg, "path": path} if {
	some field, namespace in {"hostNetwork": "network", "hostPID": "process", "hostIPC": "IPC"}
	pods.spec[field] == true
	msg := text.sentence(["the pod shares the node's", namespace, "namespace"])
	path := array.concat(pods.spec_path, [field])
}

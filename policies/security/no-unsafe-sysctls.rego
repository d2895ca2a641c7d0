# METADATA
# title: Pod sets an unsafe sysctl
# description: The pod sets a kernel parameter that is not known to be apart for each pod.
# custom:
#   id: no-unsafe-sysctls
#   severity: error
#   packs: [recommended, pss-baseline, pss-restricted]
#   rationale: It changes the node or the other pods on it, and by default the kubelet refuses such a pod.
#   fix: Remove it, or set it on the node.
#   kinds: [pods]
#   options:
#     allowed:
#       default: []
#       description: Other parameters that pods may set, because the nodes are configured for them.
#   aliases:
#     kube-linter: [unsafe-sysctls]
#     pss: [sysctls]
package slipway.security.no_unsafe_sysctls

import data.slipway.lib.pods
import data.slipway.lib.pss
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(pods.spec_path, ["securityContext", "sysctls", index, "name"])} if {
	some index, sysctl in pods.spec.securityContext.sysctls
	not safe(sysctl.name)
	msg := text.sentence(["the pod sets the unsafe sysctl", text.quoted(sysctl.name)])
}

safe(name) if pss.at_least(since[name])

safe(name) if name in data.slipway.options["no-unsafe-sysctls"].allowed

# The minor version of Kubernetes since which the Pod Security Standards allow it.
since := {
	"kernel.shm_rmid_forced": 0,
	"net.ipv4.ip_local_port_range": 0,
	"net.ipv4.tcp_syncookies": 0,
	"net.ipv4.ping_group_range": 0,
	"net.ipv4.ip_unprivileged_port_start": 0,
	"net.ipv4.ip_local_reserved_ports": 27,
	"net.ipv4.tcp_keepalive_time": 29,
	"net.ipv4.tcp_fin_timeout": 29,
	"net.ipv4.tcp_keepalive_intvl": 29,
	"net.ipv4.tcp_keepalive_probes": 29,
	"net.ipv4.tcp_rmem": 32,
	"net.ipv4.tcp_wmem": 32,
	"net.ipv4.tcp_slow_start_after_idle": 37,
	"net.ipv4.tcp_notsent_lowat": 37,
}

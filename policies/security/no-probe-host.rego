# METADATA
# title: Probe or hook asks a host of its choice
# description: A probe or lifecycle hook names a `host`, so that the kubelet asks it instead of the pod.
# custom:
#   id: no-probe-host
#   severity: warning
#   packs: [pss-baseline, pss-restricted]
#   rationale: The kubelet of the node sends the request, so it reaches what the pod itself may not. The Pod Security Standards forbid it since 1.34.
#   fix: >-
#     Remove `host`: the pod itself is then asked.
#   kinds: [pods]
#   aliases:
#     pss: [hostProbesAndHostLifecycle]
package slipway.security.no_probe_host

import data.slipway.lib.pods
import data.slipway.lib.pss
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(container.path, [probe, handler, "host"])} if {
	pss.at_least(34)
	probes := ["livenessProbe", "readinessProbe", "startupProbe"]
	some container in pods.all_containers
	some probe in probes
	some handler in handlers
	host := container.spec[probe][handler].host
	host != ""
	msg := message(container, probe, host)
}

deny contains {"msg": msg, "path": array.concat(container.path, ["lifecycle", hook, handler, "host"])} if {
	pss.at_least(34)
	some container in pods.all_containers
	lifecycle := container.spec.lifecycle
	some hook in ["postStart", "preStop"]
	some handler in handlers
	host := lifecycle[hook][handler].host
	host != ""
	msg := message(container, hook, host)
}

handlers := ["httpGet", "tcpSocket"]

message(container, place, host) := text.sentence([container.label, "has its", place, "ask the host", text.quoted(host)])

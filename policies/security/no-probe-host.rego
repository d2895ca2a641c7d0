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

deny contains {"msg": msg, "path": array.concat(container.path, array.concat(place, [handler, "host"]))} if {
	pss.at_least(34)
	some container in pods.all_containers
	some place in [["livenessProbe"], ["readinessProbe"], ["startupProbe"], ["lifecycle", "postStart"], ["lifecycle", "preStop"]]
	some handler in ["httpGet", "tcpSocket"]
	host := object.get(container.spec, array.concat(place, [handler, "host"]), "")
	host != ""
	msg := text.sentence([container.label, "has its", place[count(place) - 1], "ask the host", text.quoted(host)])
}

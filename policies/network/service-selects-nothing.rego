# METADATA
# title: Service selects no pods
# description: >-
#   No root renders pods with the labels that the service selects; or it selects none, and nobody fills in its endpoints.
# custom:
#   id: service-selects-nothing
#   severity: warning
#   packs: [recommended]
#   rationale: >-
#     Every connection to it is refused. After a change of labels this is easy to miss, because nothing fails when it is applied.
#   fix: >-
#     Make the selector the labels of the pods, or tell of the pods in `gate.external` (kind Pod, with labels).
#   kinds: [Service]
#   aliases:
#     kube-linter: [dangling-service]
#     kube-score: [service-targets-pod]
package slipway.network.service_selects_nothing

import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": ["spec", "selector"]} if {
	not is_name
	not is_of_control_plane
	related.facts.pods == "none"
	msg := text.sentence(["no pods have the labels that the service selects:", text.quoted(input.spec.selector)])
}

# It may be filled in while the cluster runs, by something that is not in a manifest.
deny contains {"msg": "the service has no selector, and no endpoints are rendered for it", "path": ["spec"], "severity": "info"} if {
	not is_name
	related.facts.pods == "no selector"
}

is_name if input.spec.type == "ExternalName"

# Its pods are in no manifest: kubelets start them from files, or whoever sets up the cluster does. Monitoring has services for them.
is_of_control_plane if {
	object.get(input, ["metadata", "namespace"], "") == "kube-system"
	some key in ["component", "k8s-app"]
	input.spec.selector[key] in {"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy", "kube-dns"}
}

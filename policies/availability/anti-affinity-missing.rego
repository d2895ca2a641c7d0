# METADATA
# title: Replicas may all run on one node
# description: >-
#   Several replicas run, and neither an inter-pod anti-affinity nor a topology spread constraint that means these pods asks to place them apart.
# custom:
#   id: anti-affinity-missing
#   severity: info
#   packs: []
#   rationale: >-
#     The scheduler only prefers to spread pods by default; when one node holds them all, its failure is an outage.
#   fix: >-
#     Add a `podAntiAffinity` or `topologySpreadConstraints` with the pods' own labels and a topology key such as `kubernetes.io/hostname`.
#   kinds: [Deployment, StatefulSet, ReplicaSet, ReplicationController, DeploymentConfig, DeploymentConfig.apps.openshift.io]
#   options:
#     topology-keys:
#       default:
#         - kubernetes.io/hostname
#         - topology.kubernetes.io/zone
#         - topology.kubernetes.io/region
#         - failure-domain.beta.kubernetes.io/zone
#         - failure-domain.beta.kubernetes.io/region
#       description: Labels of nodes that count as places apart.
#   aliases:
#     kube-linter: [no-anti-affinity]
#     kube-score: [deployment-has-host-podantiaffinity, statefulset-has-host-podantiaffinity]
package slipway.availability.anti_affinity_missing

import data.slipway.lib.labels
import data.slipway.lib.pods
import data.slipway.lib.related
import data.slipway.lib.text

deny contains {"msg": msg, "path": array.concat(pods.spec_path, ["affinity", "podAntiAffinity"])} if {
	several
	not is_apart
	msg := text.sentence(["nothing keeps the", text.quoted(related.replicas), "or more replicas from running on one node"])
}

several if related.replicas > 1

several if count(related.facts.autoscalers) > 0

is_apart if {
	some kind in ["requiredDuringSchedulingIgnoredDuringExecution", "preferredDuringSchedulingIgnoredDuringExecution"]
	some rule in pods.spec.affinity.podAntiAffinity[kind]
	term := object.get(rule, "podAffinityTerm", rule)
	term.topologyKey in topology_keys
	in_namespace(term)
	labels.selects(term.labelSelector, own_labels)
}

is_apart if {
	some constraint in pods.spec.topologySpreadConstraints
	constraint.topologyKey in topology_keys
	labels.selects(constraint.labelSelector, own_labels)
}

# Without namespaces a term means the pods' own.
in_namespace(term) if count(object.get(term, "namespaces", [])) == 0

in_namespace(term) if object.get(input, ["metadata", "namespace"], "") in term.namespaces

own_labels := object.get(input, ["spec", "template", "metadata", "labels"], {})

topology_keys := {key | some key in data.slipway.options["anti-affinity-missing"]["topology-keys"]}

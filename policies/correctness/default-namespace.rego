# METADATA
# title: Object is in the namespace default
# description: The object says that it belongs into the namespace `default`.
# custom:
#   id: default-namespace
#   severity: info
#   packs: []
#   rationale: Everything that nobody thought about ends up there, so quotas, rights and policies of it fit nothing.
#   fix: Give the application a namespace of its own.
#   kinds: [pods, Service, ServiceAccount, ConfigMap, Secret]
#   aliases:
#     kube-linter: [use-namespace]
package slipway.correctness.default_namespace

deny contains {"msg": "the object is in the namespace default", "path": ["metadata", "namespace"]} if input.metadata.namespace == "default"

# METADATA
# description: Objects for the tests of rules.
package slipway.lib.fixtures

# A Pod with one container that has the given fields.
pod(fields) := pod_of({"containers": [object.union({"name": "web"}, fields)]})

pod_of(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

deployment(fields) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web"},
	"spec": {"template": {"spec": {"containers": [object.union({"name": "web"}, fields)]}}},
}

cron_job(fields) := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "web"},
	"spec": {"jobTemplate": {"spec": {"template": {"spec": {"containers": [object.union({"name": "web"}, fields)]}}}}},
}

# A RoleBinding to a role of the kind that has these rules.
binding(kind, rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "RoleBinding",
	"metadata": {"name": "web"},
	"roleRef": {"kind": kind, "name": "web"},
	"slipway": {"related": {"rules": rules}},
}

allowing(group, resource, verbs) := {"apiGroups": [group], "resources": [resource], "verbs": verbs}

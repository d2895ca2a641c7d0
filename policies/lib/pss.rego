# METADATA
# description: The version of the Pod Security Standards that is asked for, as the minor version of Kubernetes; the newest where none is.
package slipway.lib.pss

import data.slipway.lib.pods

default minor := 1000

minor := data.slipway.pss.minor

at_least(wanted) if minor >= wanted

# METADATA
# scope: document
# description: Since 1.35 a pod in a user namespace of its own may run as root, because its root is nobody on the node.
default relaxed_for_user_namespace := false

relaxed_for_user_namespace if {
	minor >= 35
	pods.spec.hostUsers == false
}

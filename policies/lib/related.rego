# METADATA
# description: What the object has to do with others, which is made for it before it is evaluated (`input.slipway.related`).
package slipway.lib.related

facts := object.get(input, ["slipway", "related"], {})

# METADATA
# description: >-
#   The least number of pods that run: an autoscaler's minimum where there is one, else what the object asks for, and one where it says
#   nothing. An OpenShift DeploymentConfig that says nothing runs none.
replicas := min([scaler.minimum | some scaler in facts.autoscalers]) if count(facts.autoscalers) > 0

else := input.spec.replicas if is_number(input.spec.replicas)

else := of_none

default of_none := 1

of_none := 0 if input.kind == "DeploymentConfig"

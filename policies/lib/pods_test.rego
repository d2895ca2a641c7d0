package slipway.lib.pods_test

import data.slipway.lib.fixtures
import data.slipway.lib.pods

test_pod_template_has_its_spec_below_template if {
	pods.spec_path == ["template", "spec"] with input as {"kind": "PodTemplate"}
}

test_other_kind_has_its_spec_where_the_configuration_says if {
	paths := {"argoproj.io/v1alpha1": {"Rollout": ["spec", "template", "spec"]}}
	rollout := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout", "spec": {"template": {"spec": {"containers": [{}]}}}}
	count(pods.containers) == 1 with input as rollout with data.slipway.pods as paths
}

test_cron_job_has_its_spec_below_job_template if {
	pods.containers[0].path == ["spec", "jobTemplate", "spec", "template", "spec", "containers", 0] with input as fixtures.cron_job({})
}

test_containers_of_all_three_lists_are_found if {
	spec := {"containers": [{"name": "a"}], "initContainers": [{"name": "b"}], "ephemeralContainers": [{"name": "c"}]}
	labels := [container.label | some container in pods.all_containers] with input as fixtures.pod_of(spec)
	labels == ["container \"a\"", "init container \"b\"", "ephemeral container \"c\""]
}

test_container_without_a_name_is_labelled_by_its_place if {
	pods.containers[1].label == "container 1" with input as fixtures.pod_of({"containers": [{"name": "a"}, {}]})
}

test_name_with_a_line_break_is_escaped if {
	pods.containers[0].label == "container \"a\\nb\"" with input as fixtures.pod_of({"containers": [{"name": "a\nb"}]})
}

test_malformed_lists_give_no_containers if {
	pods.all_containers == [] with input as fixtures.pod_of({"containers": "web", "initContainers": null})
	pods.all_containers == [] with input as fixtures.pod_of(null)
	pods.all_containers == [] with input as {"kind": "Service"}
}

package slipway.images.registry_not_allowed_test

import data.slipway.images.registry_not_allowed as rule
import data.slipway.lib.fixtures

options := {"registry-not-allowed": {"registries": ["ghcr.io/acme", "docker.io/library"]}}

test_image_from_elsewhere_fails if {
	every image in ["quay.io/x/y:1", "ghcr.io/acme-evil/web:1", "other/nginx", "localhost/nginx"] {
		count(rule.deny) == 1 with input as fixtures.pod({"image": image}) with data.slipway.options as options
	}
}

test_image_of_an_allowed_registry_passes if {
	every image in ["ghcr.io/acme/web:1", "nginx", "docker.io/library/nginx:1"] {
		count(rule.deny) == 0 with input as fixtures.pod({"image": image}) with data.slipway.options as options
	}
}

test_nothing_configured_passes if {
	count(rule.deny) == 0 with input as fixtures.pod({"image": "quay.io/x/y:1"})
}

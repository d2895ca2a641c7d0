package slipway.images.no_latest_tag_test

import data.slipway.images.no_latest_tag as rule
import data.slipway.lib.fixtures

fails(image) if count(rule.deny) == 1 with input as fixtures.pod({"image": image})

test_image_without_a_version_fails if {
	every image in ["nginx", "nginx:latest", "localhost:5000/nginx", "ghcr.io/acme/web:latest"] {
		fails(image)
	}
}

test_image_with_a_version_or_digest_passes if {
	digest := "sha256:0000000000000000000000000000000000000000000000000000000000000000"
	images := ["nginx:1.27", "localhost:5000/nginx:1", concat("@", ["nginx", digest]), concat("@", ["nginx:latest", digest])]
	every image in images {
		not fails(image)
	}
}

test_container_without_an_image_is_left_to_the_schema if {
	count(rule.deny) == 0 with input as fixtures.pod({})
}

test_program_that_ko_builds_passes if {
	not fails("ko://example.com/web/cmd/web")
}

test_option_names_other_tags_that_move if {
	options := {"no-latest-tag": {"tags": ["latest", "main"]}}
	count(rule.deny) == 1 with input as fixtures.pod({"image": "nginx:main"}) with data.slipway.options as options
}

package slipway.lib.quantity_test

import data.slipway.lib.quantity

test_equal_quantities_are_equal_however_they_are_written if {
	every pair in [["1", "1000m"], [1, "1"], ["0.5", "500m"], ["1Gi", "1024Mi"], ["1.5Gi", "1536Mi"], ["1k", "1000"], ["128974848", "123Mi"]] {
		quantity.nano(pair[0]) == quantity.nano(pair[1])
	}
}

test_other_quantities_differ if {
	every pair in [["1", "1001m"], ["1G", "1Gi"], ["1Mi", "1M"]] {
		quantity.nano(pair[0]) != quantity.nano(pair[1])
	}
}

test_what_is_no_quantity_is_undefined if {
	every value in ["", "x", "m", "1Q", null, [], {}] {
		not quantity.nano(value)
	}
}

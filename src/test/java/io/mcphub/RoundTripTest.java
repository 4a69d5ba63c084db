package io.mcphub;

import io.mcphub.testing.TestProduct;

class RoundTripTest extends RoundTrips {
    RoundTripTest() {
        super(TestProduct.SQLITE);
    }
}

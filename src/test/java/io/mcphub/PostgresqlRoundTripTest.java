package io.mcphub;

import io.mcphub.testing.TestProduct;

class PostgresqlRoundTripTest extends RoundTrips {
    PostgresqlRoundTripTest() {
        super(TestProduct.POSTGRESQL);
    }
}

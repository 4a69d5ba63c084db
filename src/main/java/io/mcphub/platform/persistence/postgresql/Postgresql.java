package io.mcphub.platform.persistence.postgresql;

import io.mcphub.platform.persistence.Product;
import jakarta.enterprise.context.ApplicationScoped;

/** PostgreSQL 14 or newer. */
@ApplicationScoped
public class Postgresql implements Product {
    @Override
    public String name() {
        return "postgresql";
    }
}

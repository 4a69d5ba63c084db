package io.mcphub.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;

/** Which of the products this hub works on. The launcher reads it from {@code DATABASE_URL}; without one it is a file. */
@ApplicationScoped
public class Products {
    /** The configuration that names the product, for the server as well. */
    static final String CONFIG = "hub.database";

    /** The product without configuration. */
    static final String USUAL = "sqlite";

    @Inject
    Instance<Product> all;

    @Inject
    Config config;

    /** The product that was chosen. */
    public Product chosen() {
        String name = config.getOptionalValue(CONFIG, String.class).orElse(USUAL);
        return all.stream().filter(product -> product.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException(CONFIG + " names no database that the hub knows: " + name));
    }
}

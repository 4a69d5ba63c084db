package io.mcphub.platform.persistence;

/**
 * The JNDI names of the two pools, as a {@code @Resource} looks them up. The server fills in the product: each product's package
 * defines a pair of pools, and {@code META-INF/persistence.xml} names the same two.
 */
public final class Pools {
    /** For transactions. */
    public static final String WRITER = "java:app/jdbc/${MPCONFIG=" + Products.CONFIG + ":" + Products.USUAL + "}/writer";

    /** For reads outside transactions; read-only. */
    public static final String READER = "java:app/jdbc/${MPCONFIG=" + Products.CONFIG + ":" + Products.USUAL + "}/reader";

    private Pools() {}
}

package io.mcphub.platform.persistence.postgresql;

import org.eclipse.persistence.platform.database.PostgreSQLPlatform;

/** EclipseLink's own dialect; {@code META-INF/persistence.xml} finds it by this name beside those of other databases. */
public class Platform extends PostgreSQLPlatform {
    private static final long serialVersionUID = 1L;
}

/**
 * SQLite, and the only package that knows it: the two pools, what EclipseLink needs, errors as JDBC's standard exceptions, and
 * the checkpoint at the end. Another database is another package like this one, and its own folder of migrations.
 */
package io.mcphub.platform.persistence.sqlite;

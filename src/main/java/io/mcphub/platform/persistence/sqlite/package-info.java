/**
 * SQLite, and the only package that knows it: two pools, EclipseLink's dialect, error translation, and the checkpoint at the stop.
 * To support another database, add a package like this one and a folder of migrations.
 */
package io.mcphub.platform.persistence.sqlite;

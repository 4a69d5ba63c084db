/**
 * PostgreSQL, and the only package that knows it: two pools, EclipseLink's dialect and error translation. It is chosen by
 * {@code DATABASE_URL}.
 */
package io.mcphub.platform.persistence.postgresql;

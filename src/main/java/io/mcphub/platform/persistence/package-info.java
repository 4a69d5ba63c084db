/**
 * The database, without naming one: schema, health, conversions. What only one product needs lies in a package below, such as
 * {@code sqlite}.
 */
package io.mcphub.platform.persistence;

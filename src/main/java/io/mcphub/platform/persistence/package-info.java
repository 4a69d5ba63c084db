/** The database, without naming one: schema, health, conversions. What only one product needs lies in a package below. */
package io.mcphub.platform.persistence;

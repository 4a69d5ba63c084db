/** The database, whichever it is: schema, health, conversions. What one database alone needs lies in a package of its own below this one. */
package io.mcphub.platform.persistence;

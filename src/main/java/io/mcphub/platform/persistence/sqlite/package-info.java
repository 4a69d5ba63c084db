/** All that is particular to SQLite. */
package io.mcphub.platform.persistence.sqlite;

/** The data sources, the migrations and whether the database works. */
package io.mcphub.platform.persistence;

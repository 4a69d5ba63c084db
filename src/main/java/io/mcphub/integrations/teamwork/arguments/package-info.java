/**
 * Reads the arguments of Teamwork tools: things by name or id ({@link io.mcphub.integrations.teamwork.arguments.TeamworkNames}),
 * and days in the person's zone. A call that reads may guess a name; a call that writes takes only exact ones. Lists of names are
 * cached for ten minutes, separately for each connection.
 */
package io.mcphub.integrations.teamwork.arguments;

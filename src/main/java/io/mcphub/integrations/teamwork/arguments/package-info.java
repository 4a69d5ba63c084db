/**
 * What people write in the arguments of Teamwork tools, and what it means: things by name or id
 * ({@link io.mcphub.integrations.teamwork.arguments.TeamworkNames}), and days in the person's zone. A read may guess a name; a write
 * takes exact names only. Lists of names are kept for ten minutes, for each connection alone.
 */
package io.mcphub.integrations.teamwork.arguments;

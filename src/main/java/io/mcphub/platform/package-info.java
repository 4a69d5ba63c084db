/** What every package may use: errors, JSON, time, configuration. Knows nothing of users, tools or providers. */
package io.mcphub.platform;

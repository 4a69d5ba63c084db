/** The environment variables of the hub: what they are, what is wrong with them, and the secrets that are generated when they are missing. */
package io.mcphub.launcher.configuration;

/** The log, which the launcher owns, and what goes to stdout and stderr besides. */
package io.mcphub.launcher.logging;

/** Why the hub does not start: lines for stderr, and an exit code. */
package io.mcphub.launcher.failures;

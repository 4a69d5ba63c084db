/** The files that the hub consists of: all in one jar, or unpacked beside a small one. */
package io.mcphub.launcher.bundle;

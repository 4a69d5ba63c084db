/** Files and folders that only their owner may read, and folders that go after use. */
package io.mcphub.launcher.files;

/** The JVM that serves: its options, and the cache that makes its next start fast. Start at {@link io.mcphub.launcher.jvm.ServingJvm}. */
package io.mcphub.launcher.jvm;

/** What every room may use: errors, JSON, time, configuration. Knows no feature. */
package io.mcphub.platform;

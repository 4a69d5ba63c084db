/** What every room may use: errors, JSON, time, configuration, keys, persistence. Knows no feature. */
package io.mcphub.platform;

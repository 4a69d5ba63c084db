/** The nodes of the hub: which one this process is, and which others are alive. */
package io.mcphub.platform.nodes;

/** The hub's own tools. */
package io.mcphub.integrations.hub;

/** The catalogue of tools: finds them, generates schemas, applies aliases, turns methods into tools. */
package io.mcphub.tools.catalogue;

/** Finds the tools and knows them: schemas, aliases, how a method becomes a tool. */
package io.mcphub.tools.catalogue;

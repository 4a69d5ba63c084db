/** What every JAX-RS door uses: records are read strictly and checked, and every failure becomes a problem document. */
package io.mcphub.platform.rest;

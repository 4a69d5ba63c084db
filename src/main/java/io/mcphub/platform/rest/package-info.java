/** What every JAX-RS door inherits: records are read strictly and checked, and every failure is a problem document. */
package io.mcphub.platform.rest;

/** Describes the REST API as OpenAPI: what its doors take and answer, with examples and refusals. Nothing else depends on it. */
package io.mcphub.api.openapi;

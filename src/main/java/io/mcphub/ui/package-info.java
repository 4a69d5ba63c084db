/**
 * Door 4: the Faces pages. Pages use ids and records, never entities. All views are stateless, so the server keeps nothing before
 * the sign-in, and pages do not expire.
 */
package io.mcphub.ui;

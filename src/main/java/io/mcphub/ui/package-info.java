/**
 * Door 4: the Faces pages. A page holds ids and records, never entities; every view is stateless, so a person needs no
 * server-side state before the sign-in and no page ever expires.
 */
package io.mcphub.ui;

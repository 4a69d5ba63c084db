/** Filters around every page, and how Faces makes views. */
package io.mcphub.ui.filters;

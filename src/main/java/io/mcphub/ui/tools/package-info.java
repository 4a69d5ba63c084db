/** The tools of a person, and trying one. */
package io.mcphub.ui.tools;

/** The first page, and what open pages ask every ten seconds. */
package io.mcphub.ui.home;

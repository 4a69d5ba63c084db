/** What an admin configures at run time; a set value wins over the environment. */
package io.mcphub.settings;

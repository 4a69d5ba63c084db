/** Pages on which admins look after people. */
package io.mcphub.ui.people;

/**
 * The hub's data without the server: the lock on its folder, the commands that back it up, restore and move it, and the password of
 * the first admin.
 */
package io.mcphub.launcher.data;

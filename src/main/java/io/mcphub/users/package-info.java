/**
 * People. {@link io.mcphub.users.Users} creates, changes and deletes them; each method asks for the caller and refuses by itself.
 * The events say whose access has changed or ended, and every room that keeps credentials observes them. {@code passwords} holds
 * the rules for passwords, {@code signin} checks who somebody is, {@code sessions} remembers it in a browser.
 */
package io.mcphub.users;

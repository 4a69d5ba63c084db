/**
 * What a new password must be like, and how passwords are hashed. This room knows no people: {@link io.mcphub.users} stores the
 * hashes.
 */
package io.mcphub.users.passwords;

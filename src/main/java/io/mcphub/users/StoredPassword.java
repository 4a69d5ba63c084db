package io.mcphub.users;

import io.mcphub.platform.Secret;

/**
 * A person and the hash of their password, as stored. Never leaves the core.
 *
 * @param user the person
 * @param hash the hash of the password
 */
public record StoredPassword(User user, Secret hash) {}

package io.mcphub.users;

/** CDI event: a person gave the right password and may enter. */
public record SignedIn(String userId) {}

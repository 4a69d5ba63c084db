package io.mcphub.users;

/** CDI event, fired in the transaction of the change: a person's role, status, activity or password has changed. */
public record UserChanged(String userId) {}

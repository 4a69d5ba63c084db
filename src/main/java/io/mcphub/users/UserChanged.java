package io.mcphub.users;

/** CDI event, fired in the transaction of the change: a person's role, status, activity or password is another one now. */
public record UserChanged(String userId) {}

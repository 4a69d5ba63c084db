package io.mcphub.users;

/** CDI event, fired in the transaction of the change: a person signed out everywhere. Sign-ins end; tokens of clients stay. */
public record SignedOut(String userId) {}

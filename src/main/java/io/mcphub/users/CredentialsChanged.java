package io.mcphub.users;

/** CDI event: a token or grant of this person has ended or changed what it reaches. Fired in the transaction of the change or after it. */
public record CredentialsChanged(String userId) {}

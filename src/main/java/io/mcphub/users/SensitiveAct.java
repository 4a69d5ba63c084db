package io.mcphub.users;

import io.mcphub.access.Caller;

/**
 * CDI event, fired in the transaction of an act that could hand the account to somebody else. The store of the caller's credential
 * throws {@code UNAUTHENTICATED} if the credential has ended since the request began.
 */
public record SensitiveAct(Caller caller) {}

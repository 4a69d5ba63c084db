package io.mcphub.authorization.grants;

import java.time.Duration;

/**
 * How long a used refresh token is no attack.
 *
 * @param same how long each use gets the same successor
 * @param harmless how long a use ends nothing, as long as the successor was not redeemed
 */
public record Grace(Duration same, Duration harmless) {}

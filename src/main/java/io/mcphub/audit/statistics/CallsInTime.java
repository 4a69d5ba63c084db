package io.mcphub.audit.statistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calls that began within some time.
 *
 * @param from when this time begins
 * @param ok calls that worked
 * @param failed calls that failed, were refused or were interrupted
 * @param halfWithinMs half of the calls took at most this long; null without calls
 * @param mostWithinMs 95 of 100 calls took at most this long; null without calls
 */
public record CallsInTime(Instant from, long ok, long failed, @Nullable Long halfWithinMs, @Nullable Long mostWithinMs) {}

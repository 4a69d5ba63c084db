package io.mcphub.users;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of people.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record PeoplePage(List<User> items, @Nullable String nextCursor) {}

package io.mcphub.audit;

import java.util.List;

/**
 * What a provider's secrets look like. The audit log removes every match, whatever its member is called.
 *
 * @param pattern a regular expression; case does not matter
 * @param beginnings the lower-case beginnings of every match; searching them first is much faster than the pattern
 */
public record SecretShape(String pattern, List<String> beginnings) {
    public SecretShape {
        beginnings = List.copyOf(beginnings);
    }
}

package io.mcphub.audit;

import java.util.List;

/**
 * What a provider's secrets look like, so that none stays in the audit log whatever it is called.
 *
 * @param pattern a regular expression, matched without regard to case
 * @param beginnings what every match begins with, in lower case: looking for it costs far less than the pattern
 */
public record SecretShape(String pattern, List<String> beginnings) {
    public SecretShape {
        beginnings = List.copyOf(beginnings);
    }
}

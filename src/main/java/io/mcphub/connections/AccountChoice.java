package io.mcphub.connections;

import io.mcphub.platform.HubException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the connection that a call means, among a user's connections to one provider. */
final class AccountChoice {
    private AccountChoice() {}

    /** Compares connection ids, then labels, then account names. Throws {@code INVALID_INPUT} with the choices unless exactly one fits. */
    static ConnectionEntity choose(List<ConnectionEntity> mine, String account) {
        return Stream.<Function<ConnectionEntity, String>>of(row -> row.id, row -> row.label, row -> row.accountName)
                .map(name -> mine.stream().filter(row -> account.equalsIgnoreCase(name.apply(row))).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> single(mine, found))
                .orElseThrow(() -> HubException.invalid("account", "You have no such account. Yours are: " + names(mine) + "."));
    }

    private static ConnectionEntity single(List<ConnectionEntity> mine, List<ConnectionEntity> found) {
        if (found.size() > 1) {
            throw HubException.invalid("account", "Several of your accounts are called that. Give one of the ids: " + names(mine) + ".");
        }
        return found.get(0);
    }

    private static String names(List<ConnectionEntity> mine) {
        return mine.stream().map(row -> (row.label == null ? row.accountName : row.label) + " (" + row.id + ")").collect(Collectors.joining(", "));
    }
}

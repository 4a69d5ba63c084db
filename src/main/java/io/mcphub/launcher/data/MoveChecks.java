package io.mcphub.launcher.data;

import io.mcphub.launcher.data.MovedTable.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds in the rows of one database what another cannot hold. */
final class MoveChecks {
    private static final int MOST = 20;

    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>();

    /** What was found, as lines, the first twenty. */
    List<String> problems() {
        return problems;
    }

    /** Looks at rows of this table. */
    MovedTable.Look of(MovedTable table) {
        return (columns, values) -> {
            for (int i = 0; i < values.length; i++) {
                String value = values[i];
                if (value != null && value.indexOf('\0') >= 0) {
                    add(table.name() + "." + columns.get(i).name() + " has a NUL character in the row with " + key(table, columns, values) + ". Correct it in the hub, or remove it from the text.");
                }
                if (value != null && table.name().equals("users") && columns.get(i).name().equals("email")) {
                    checkAddress(value);
                }
            }
        };
    }

    private void checkAddress(String address) {
        String other = addresses.putIfAbsent(address.toLowerCase(Locale.ROOT), address);
        if (other != null) {
            add("The e-mail addresses " + other + " and " + address + " are one address. Change or delete one of the two people in the hub.");
        }
    }

    private static String key(MovedTable table, List<Column> columns, String[] values) {
        for (int i = 0; i < values.length; i++) {
            if (columns.get(i).name().equals(table.key())) {
                return table.key() + " " + values[i];
            }
        }
        throw new IllegalStateException(table.name());
    }

    private void add(String problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }
}

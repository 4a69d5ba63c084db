package io.mcphub.users;

import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which people to list, and in which order. Pages go by key, so that no page counts the ones before it.
 *
 * @param words a part of the address or the name; null means any
 * @param state null means any
 * @param role null means any
 * @param sort the order
 * @param limit the length of a page, 1 to {@value #MOST}
 * @param cursor where the page begins; null for the first one
 */
public record PeopleFilter(@Nullable String words, @Nullable State state, @Nullable Role role, Sort sort, int limit, @Nullable String cursor) {
    private static final int MOST = 500;
    private static final int USUAL = 100;
    private static final char ESCAPE = '!';

    /** What a person may do now. */
    public enum State { PENDING, APPROVED, REJECTED, BLOCKED }

    /** The order of a list. */
    public enum Sort { EMAIL, NEWEST }

    /** Reads the texts of a query; null and blank leave a part out. {@code INVALID_INPUT} names the first that is wrong. */
    public static PeopleFilter read(@Nullable String words, @Nullable String state, @Nullable String role, @Nullable String sort, @Nullable String limit, @Nullable String cursor) {
        Sort order = one(Sort.class, "sort", sort);
        PeopleFilter filter = new PeopleFilter(given(words), one(State.class, "status", state), one(Role.class, "role", role), order == null ? Sort.EMAIL : order, limit(limit), given(cursor));
        filter.values();
        return filter;
    }

    /** JPQL after WHERE. */
    String conditions() {
        StringBuilder all = new StringBuilder(" 1 = 1");
        if (words != null) {
            all.append(" AND (LOWER(u.email) LIKE :words ESCAPE '!' OR LOWER(u.displayName) LIKE :words ESCAPE '!')");
        }
        if (state != null) {
            all.append(state == State.BLOCKED ? " AND u.active = FALSE" : " AND u.active = TRUE AND u.status = :status");
        }
        if (role != null) {
            all.append(" AND u.role = :role");
        }
        if (cursor != null) {
            all.append(sort == Sort.EMAIL ? " AND u.email > :email" : " AND (u.createdAt < :at OR (u.createdAt = :at AND u.id > :id))");
        }
        return all.toString();
    }

    /** JPQL after ORDER BY. */
    String order() {
        return sort == Sort.EMAIL ? "u.email" : "u.createdAt DESC, u.id";
    }

    /** The parameters of {@link #conditions}. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        if (words != null) {
            values.put("words", "%" + words.toLowerCase(Locale.ROOT).replaceAll("[!%_]", ESCAPE + "$0") + "%");
        }
        if (state != null && state != State.BLOCKED) {
            values.put("status", Status.valueOf(state.name()));
        }
        if (role != null) {
            values.put("role", role);
        }
        if (cursor != null) {
            position(values);
        }
        return values;
    }

    /** The cursor of the page after this person. */
    String after(User last) {
        String key = sort == Sort.EMAIL ? last.email() : last.createdAt() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private void position(Map<String, Object> values) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (sort == Sort.EMAIL) {
                values.put("email", key);
            } else {
                String[] parts = key.split(" ", 2);
                values.put("at", Instant.parse(parts[0]));
                values.put("id", parts[1]);
            }
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
            throw HubException.invalid("cursor", "The hub did not issue this cursor for this order. Leave it out to begin with the first page.");
        }
    }

    private static int limit(@Nullable String text) {
        try {
            int limit = given(text) == null ? USUAL : Integer.parseInt(text.strip());
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // Refused below.
        }
        throw HubException.invalid("limit", "limit is a number from 1 to " + MOST + ".");
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, String field, @Nullable String text) {
        if (given(text) == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> HubException.invalid(field, field + " is one of " + String.join(", ", Arrays.stream(type.getEnumConstants()).map(v -> v.name().toLowerCase(Locale.ROOT)).toList()) + "."));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

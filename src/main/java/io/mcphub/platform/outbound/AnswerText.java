package io.mcphub.platform.outbound;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.Request;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** The part of a provider's answer that may be logged: member names of JSON, the beginning of other types. */
final class AnswerText {
    private static final int SHOWN = 200;
    private static final int MOST_MEMBERS = 30;
    private static final int LONGEST_MEMBER = 60;

    /** A run of characters long enough to be a secret or a piece of one. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{8,}");
    /** What a token or a key looks like: a long run with a digit in it. */
    private static final Pattern SECRET = Pattern.compile("(?=[A-Za-z_+=~-]*[0-9])[A-Za-z0-9_+=~-]{16,}");
    /** A value in a form or behind the name of a secret. */
    private static final Pattern VALUE = Pattern.compile("(?i)([a-z0-9_.-]*(?:token|secret|password|passwd|key|code|auth)[a-z0-9_.-]*\\s*[=:]\\s*)[^\\s&;,<>]+");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private AnswerText() {}

    /** The names of the outermost members, as far as the JSON parses. */
    static String members(String json) {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = Json.mapper().getFactory().createParser(unmarked(json))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "no members";
            }
            while (names.size() < MOST_MEMBERS && parser.nextToken() == JsonToken.FIELD_NAME) {
                names.add(escaped(SECRET.matcher(cut(parser.currentName(), LONGEST_MEMBER)).replaceAll("…")));
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException cutOrBroken) {
            names.add("… (it cannot be read further)");
        }
        return names.isEmpty() ? "no members" : "the members " + String.join(", ", names);
    }

    /** Whether an answer is JSON, by its media type or its first character. */
    static boolean isJson(@Nullable MediaType type, byte[] body) {
        return isJson(type) || looksLikeJson(body);
    }

    static boolean isJson(@Nullable MediaType type) {
        return type != null && (type.subtype().equalsIgnoreCase("json") || type.subtype().toLowerCase(Locale.ROOT).endsWith("+json"));
    }

    private static boolean looksLikeJson(byte[] body) {
        String start = unmarked(new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8)).stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static String unmarked(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** The first characters of a text. What looks like a secret, and words that also occur in the request, become "…". Some servers echo it. */
    static String start(Request request, byte[] body, @Nullable MediaType type) {
        Charset charset = type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8);
        String sent = sent(request);
        String unsent = WORD.matcher(new String(body, charset)).replaceAll(word -> sent.contains(word.group()) ? "…" : word.group());
        return escaped(cut(SECRET.matcher(VALUE.matcher(unsent).replaceAll("$1…")).replaceAll("…"), SHOWN));
    }

    /** The text on one line; control, separator and invisible characters become their code numbers. */
    static String escaped(String text) {
        return HIDDEN.matcher(text).replaceAll(hidden -> "\\\\u" + String.format("%04x", (int) hidden.group().charAt(0)));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String sent(Request request) {
        String authorization = request.header("Authorization");
        Buffer body = new Buffer();
        try {
            if (request.body() != null) {
                request.body().writeTo(body);
            }
        } catch (IOException unreadable) {
            // A one-shot body cannot be read again.
        }
        return request.url().encodedPath() + ' ' + authorization + ' ' + basic(authorization) + ' ' + body.readUtf8();
    }

    /** The user and the password of a Basic header (RFC 7617 §2); empty for another one. */
    private static String basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}

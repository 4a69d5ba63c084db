package io.mcphub.platform.outbound;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.Request;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** What the log may hold of an answer: of JSON the names of the members, of other types the beginning. */
final class AnswerText {
    private static final int SHOWN = 200;
    private static final int MOST_MEMBERS = 30;
    private static final int LONGEST_MEMBER = 60;

    /** A part that is long enough to be a secret, or a piece of one. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{8,}");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private AnswerText() {}

    /** The names of the outermost members, as far as the JSON can be read. */
    static String members(String json) {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = Json.mapper().getFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "no members";
            }
            while (names.size() < MOST_MEMBERS && parser.nextToken() == JsonToken.FIELD_NAME) {
                names.add(escaped(cut(parser.currentName(), LONGEST_MEMBER)));
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException cutOrBroken) {
            names.add("… (it cannot be read further)");
        }
        return names.isEmpty() ? "no members" : "the members " + String.join(", ", names);
    }

    /** Whether an answer is JSON by its type, or by its looks. */
    static boolean isJson(@Nullable MediaType type, byte[] body) {
        return isJson(type) || looksLikeJson(body);
    }

    static boolean isJson(@Nullable MediaType type) {
        return type != null && (type.subtype().equalsIgnoreCase("json") || type.subtype().toLowerCase(Locale.ROOT).endsWith("+json"));
    }

    private static boolean looksLikeJson(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8).stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** The first characters of a text, without what the request held: some servers repeat it. */
    static String start(Request request, byte[] body, @Nullable MediaType type) {
        Charset charset = type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8);
        String sent = sent(request);
        String text = WORD.matcher(new String(body, charset)).replaceAll(word -> sent.contains(word.group()) ? "…" : word.group());
        return escaped(cut(text, SHOWN));
    }

    /** One line in which nothing hides: controls, separators and invisible characters are written as their numbers. */
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
            // A body that can be sent only once is not there any more.
        }
        return request.url().encodedPath() + ' ' + authorization + ' ' + body.readUtf8();
    }
}

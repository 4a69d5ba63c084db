package io.mcphub.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.mcphub.platform.HubException;
import io.mcphub.platform.RuleValidator;
import io.mcphub.platform.Secret;
import io.mcphub.testing.RestDoor;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies become records, in the real JAX-RS runtime. */
class RecordReaderTest {
    /** Two constants. */
    public enum Colour {
        @JsonProperty("red")
        RED,
        @JsonProperty("dark_blue")
        DARK_BLUE
    }

    /** A rule of a core. */
    @Target(ElementType.TYPE_USE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Polite.Rule.class)
    public @interface Polite {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        /** Knows one word. */
        class Rule extends RuleValidator<Polite, String> {
            @Override
            protected void check(String value) {
                if (!value.equals("please")) {
                    throw HubException.invalid("ignored", "Say please.");
                }
            }
        }
    }

    /** One member of each kind. */
    public record Body(
            @Nullable @Size(max = 3) String text,
            @Nullable Integer wholeNumber,
            @Nullable Boolean flag,
            @Nullable Colour colour,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> list,
            @Nullable Map<String, String> object,
            @Nullable Secret secret,
            Member<@Polite String> asked,
            @JsonProperty("default") Member<@NotNull(message = "must not be null") Boolean> standard) {}

    /** A door. */
    @Path("")
    @Produces("application/json")
    public static class Resource {
        @POST
        @Path("required")
        @Created
        public Body required(@Valid @NotNull Body body) {
            return body;
        }

        @POST
        @Path("optional")
        public Body optional(@Valid Body body) {
            return body;
        }

        @POST
        @Path("told")
        @NoStore
        public String told(@Valid @NotNull Body body) {
            return body.asked() + " " + body.secret() + " " + body.list();
        }
    }

    private static final class Door extends HubApplication {
        Door() {
            super(Resource.class);
        }
    }

    private static final RestDoor DOOR = RestDoor.of(new Door());

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"x\"", "{", "{\"text\":\"a\",\"text\":\"b\"}", "{} {}", "{'text':'a'}", "{\"text\":\"\u0000\"}", "{\"whole_number\":01}"})
    void bodyWhenNotOneObjectThenUnreadable(String body) {
        RestDoor.Answer answer = DOOR.send("POST", "required", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.detail()).isEqualTo("The body is not a JSON object. Send one with the documented members.");
        assertThat(answer.field()).isEmpty();
    }

    @Test
    void bodyWhenTooDeepOrANumberTooLongThenUnreadable() {
        assertThat(DOOR.send("POST", "required", "{\"text\":" + "[".repeat(5000)).status()).isEqualTo(400);
        assertThat(DOOR.send("POST", "required", "{\"whole_number\":" + "9".repeat(5000) + "}").status()).isEqualTo(400);
    }

    @Test
    void bodyWhenNotUtf8ThenUnreadable() {
        assertThat(DOOR.send("POST", "required", "application/json", "{\"text\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)).status()).isEqualTo(400);
    }

    @Test
    void bodyWhenLargerThanAllowedThenTooLarge() {
        assertThat(DOOR.send("POST", "required", "{\"text\":\"" + "x".repeat(70_000) + "\"}").status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"text\":1}|text|text must be a text.",
        "{\"text\":1.5}|text|text must be a text.",
        "{\"text\":true}|text|text must be a text.",
        "{\"text\":{}}|text|text must be a text.",
        "{\"text\":[\"a\"]}|text|text must be a text.",
        "{\"text\":\"long\"}|text|text size must be between 0 and 3.",
        "{\"whole_number\":\"1\"}|whole_number|whole_number must be a whole number.",
        "{\"whole_number\":\"\"}|whole_number|whole_number must be a whole number.",
        "{\"whole_number\":1.5}|whole_number|whole_number must be a whole number.",
        "{\"whole_number\":1e400}|whole_number|whole_number must be a whole number.",
        "{\"whole_number\":99999999999}|whole_number|whole_number must be a whole number.",
        "{\"whole_number\":999999999999999999999999}|whole_number|whole_number must be a whole number.",
        "{\"flag\":\"true\"}|flag|flag must be true or false.",
        "{\"flag\":1}|flag|flag must be true or false.",
        "{\"colour\":\"green\"}|colour|colour must be one of red, dark_blue.",
        "{\"colour\":\"RED\"}|colour|colour must be one of red, dark_blue.",
        "{\"colour\":\"\"}|colour|colour must be one of red, dark_blue.",
        "{\"colour\":0}|colour|colour must be one of red, dark_blue.",
        "{\"list\":\"a\"}|list|list must be a list of texts.",
        "{\"list\":\"\"}|list|list must be a list of texts.",
        "{\"list\":[1]}|list|list must be a list of texts.",
        "{\"list\":[null]}|list|list must be a list of texts.",
        "{\"list\":{}}|list|list must be a list of texts.",
        "{\"object\":[]}|object|object must be an object of texts.",
        "{\"object\":\"\"}|object|object must be an object of texts.",
        "{\"object\":{\"inner\":1}}|inner|inner must be a text.",
        "{\"secret\":5}|secret|secret must be a text.",
        "{\"asked\":5}|asked|asked must be a text.",
        "{\"asked\":\"now\"}|asked|Say please.",
        "{\"default\":null}|default|default must not be null.",
        "{\"standard\":true}|standard|There is no such member here. The members are text, whole_number, flag, colour, list, object, secret, asked, default."
    })
    void memberWhenNotAcceptableThenInvalidAndNamed(String body, String field, String detail) {
        RestDoor.Answer answer = DOOR.send("POST", "required", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.detail()).isEqualTo(detail);
    }

    @Test
    void memberWhenItsNameDeceivesOrIsLongThenShownSafely() {
        assertThat(DOOR.send("POST", "required", "{\"a\\u202eb\\u0000\":1}").field()).isEqualTo("a[U+202E]b[U+0000]");
        assertThat(DOOR.send("POST", "required", "{\"" + "x".repeat(500) + "\":1}").field()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}|Member[given=false, value=null] null null",
        "{\"asked\":null}|Member[given=true, value=null] null null",
        "{\"asked\":\"please\",\"secret\":\"hush\",\"list\":[\"b\",\"a\"]}|Member[given=true, value=please] *** [b, a]"
    })
    void memberWhenNullThenToldFromAbsence(String body, String told) {
        RestDoor.Answer answer = DOOR.send("POST", "told", body);

        assertThat(answer.text()).isEqualTo(told);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", ""})
    void bodyWhenItMayBeMissingThenWithoutMembers(String contentType) {
        assertThat(DOOR.send("POST", "optional", contentType.isEmpty() ? null : contentType, new byte[0]).status()).isEqualTo(200);
        assertThat(DOOR.send("POST", "optional", "null").status()).isEqualTo(400);
        assertThat(DOOR.send("POST", "optional", "{\"text\":1}").status()).isEqualTo(422);
    }

    @Test
    void answerWhenSomethingWasMadeThen201AndARefusalKeepsItsStatus() {
        assertThat(DOOR.send("POST", "required", "{\"text\":\"abc\"}").status()).isEqualTo(201);
        assertThat(DOOR.send("POST", "required", "{\"text\":\"long\"}").status()).isEqualTo(422);
    }
}

package io.mcphub.connections.connectors;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A token that a person pasted, with the values of the connector's {@link TokenField}s.
 *
 * @param token the provider's token
 * @param fields further values by name; blank ones count as missing
 */
public record PastedToken(Secret token, Map<String, String> fields) {
    private static final int MAX_TOKEN = 4096;
    private static final int MAX_VALUE = 500;

    public PastedToken {
        fields = Map.copyOf(fields);
    }

    /** Reads a token as it was typed. Throws {@code INVALID_INPUT} unless it is visible ASCII, because it goes into a header. */
    public static PastedToken read(String token, Map<String, String> fields) {
        String text = token.strip();
        if (text.length() > MAX_TOKEN || !ProviderToken.isUsable(text)) {
            throw HubException.invalid("token", "Give the provider's token: letters, digits and signs on one line, without blanks.");
        }
        return new PastedToken(Secret.of(text), fields);
    }

    /** A token without further fields. */
    public static PastedToken of(Secret token) {
        return new PastedToken(token, Map.of());
    }

    /** The value of a field, stripped. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Asks the provider whose account it is. Throws {@code INVALID_INPUT} if a field is wrong or the provider refuses the token. */
    public ConnectedAccount check(Connector connector) {
        check(connector.tokenFields());
        return connector.check(this);
    }

    /** Throws {@code INVALID_INPUT} if a field is not declared, a required one is missing, or a value is too long or not one line. */
    public void check(List<TokenField> declared) {
        for (String name : fields.keySet()) {
            if (declared.stream().noneMatch(field -> field.name().equals(name))) {
                throw HubException.invalid(name, "There is no member " + name + " here. " + expected(declared));
            }
        }
        for (TokenField field : declared) {
            String value = field(field.name()).orElse("");
            if (value.isEmpty() && field.required()) {
                throw HubException.invalid(field.name(), field.name() + " is missing. " + field.hint());
            }
            if (value.length() > MAX_VALUE || value.chars().anyMatch(Character::isISOControl)) {
                throw HubException.invalid(field.name(), field.name() + " is one line of " + MAX_VALUE + " characters at most. " + field.hint());
            }
        }
    }

    private static String expected(List<TokenField> declared) {
        return Stream.concat(Stream.of("token", "label"), declared.stream().map(TokenField::name)).collect(Collectors.joining(", ", "The members are ", "."));
    }
}

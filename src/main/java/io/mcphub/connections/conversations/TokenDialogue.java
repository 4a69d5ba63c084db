package io.mcphub.connections.conversations;

import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.TokenField;
import io.mcphub.platform.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pasting a token, with the other fields that the connector declares. */
record TokenDialogue(Connector connector) implements Dialogue {
    private static final String TOKEN = "token";

    @Override
    public Reply begin(DialogueInput input) {
        List<Field> fields = Stream.concat(Stream.of(field(connector.token(), Field.Type.SECRET)), connector.tokenFields().stream().map(f -> field(f, Field.Type.TEXT))).toList();
        return Reply.ask(Step.fields(null, fields));
    }

    @Override
    public Reply next(DialogueInput input) {
        Map<String, Secret> others = new HashMap<>(input.values());
        others.remove(TOKEN);
        Map<String, String> fields = others.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().reveal()));
        return new Reply.Connected(PastedToken.read(input.value(TOKEN), fields).check(connector));
    }

    /** What a person would have filled in. */
    static Map<String, Secret> values(PastedToken pasted) {
        Map<String, Secret> values = new HashMap<>();
        pasted.fields().forEach((name, value) -> values.put(name, Secret.of(value)));
        values.put(TOKEN, pasted.token());
        return values;
    }

    private static Field field(TokenField declared, Field.Type type) {
        return new Field(declared.name(), declared.label(), declared.hint(), type, declared.required());
    }
}

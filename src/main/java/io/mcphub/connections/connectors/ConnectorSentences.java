package io.mcphub.connections.connectors;

import io.mcphub.platform.http.Refusals;
import io.mcphub.platform.http.Sentences;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.stream.Stream;

/** What connectors and the core say, in the language of a page. */
@ApplicationScoped
public class ConnectorSentences {
    @Inject
    ConnectorRegistry connectors;

    private List<Sentences> bundles = List.of();

    @PostConstruct
    void load() {
        bundles = connectors.all().stream().map(Connector::sentences).flatMap(ConnectorSentences::find).toList();
    }

    /** The sentence in a language; as it is if nobody has put it into that language, such as the words of a provider. */
    public String in(Locale language, String sentence) {
        return bundles.stream().flatMap(one -> one.in(language, sentence).stream()).findFirst().orElseGet(() -> Refusals.in(language, sentence));
    }

    private static Stream<Sentences> find(String bundle) {
        try {
            return Stream.of(new Sentences(bundle));
        } catch (MissingResourceException english) {
            return Stream.empty();
        }
    }
}

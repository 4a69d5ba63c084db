package io.mcphub.ui;

import io.mcphub.connections.connectors.ConnectorSentences;
import jakarta.enterprise.context.Dependent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** What connectors and the core say, for pages. */
@Named
@Dependent
public class Words {
    @Inject
    ConnectorSentences sentences;

    /** The sentence in the language of the page; as it is if nobody has put it into that language. */
    public String of(@Nullable String sentence) {
        return sentence == null ? "" : sentences.in(FacesContext.getCurrentInstance().getViewRoot().getLocale(), sentence);
    }
}

package io.mcphub.ui;

import io.mcphub.access.ToolNames;
import io.mcphub.connections.connectors.ConnectorSentences;
import io.mcphub.tools.WireNames;
import jakarta.enterprise.context.Dependent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** What connectors, tools and the core say, for pages. */
@Named
@Dependent
public class Words {
    @Inject
    ConnectorSentences sentences;

    /** The name that most clients show for a tool. */
    public String flat(String tool) {
        return WireNames.in(ToolNames.FLAT, tool);
    }

    /** The sentence in the language of the page; as it is if nobody has put it into that language. */
    public String of(@Nullable String sentence) {
        return sentence == null ? "" : sentences.in(FacesContext.getCurrentInstance().getViewRoot().getLocale(), sentence);
    }
}

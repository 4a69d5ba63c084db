package io.mcphub.tools.catalogue;

import io.mcphub.testing.Beans;
import java.util.List;
import java.util.stream.Stream;

/** Catalogues without a container. */
public final class TestCatalogue {
    private TestCatalogue() {}

    /** A catalogue of these tools, for everybody, and of more sources. */
    public static ToolCatalogue of(List<CallableTool> tools, ToolSource... more) {
        ToolCatalogue catalogue = new ToolCatalogue();
        load(catalogue, tools, more);
        return catalogue;
    }

    /** Fills a catalogue that others hold already. */
    public static void load(ToolCatalogue catalogue, List<CallableTool> tools, ToolSource... more) {
        AnnotatedTools annotated = new AnnotatedTools();
        annotated.load(tools);
        catalogue.found = new Beans<>(Stream.concat(Stream.of(more), Stream.of(annotated)).toList());
        catalogue.load();
    }
}

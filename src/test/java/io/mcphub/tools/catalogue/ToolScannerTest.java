package io.mcphub.tools.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.TestTools;
import io.mcphub.tools.TestTools.Posted;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToolScannerTest {
    record In(@Description("A text") @Nullable String text) {}

    record Bare(@Nullable String text) {}

    record Nested(@Description("Parts") @Nullable List<Bare> parts) {}

    record Endless(@Description("Itself") @Nullable Endless again) {}

    @ToolsOf("slack")
    static class Wrong {
        @Tool(name = "Slack.Post", title = "t", description = "d", effect = Effect.WRITE)
        public Posted badName(In in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.a.b.c.d", title = "t", description = "d", effect = Effect.WRITE)
        public Posted fiveParts(In in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.messages.a_name_that_is_longer_than_the_sixty_characters", title = "t", description = "d", effect = Effect.WRITE)
        public Posted longName(In in) {
            return new Posted("", null);
        }

        @Tool(name = "teamwork.tasks.post", title = "t", description = "d", effect = Effect.WRITE)
        public Posted foreign(In in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.no.description", title = "t", description = " ", effect = Effect.WRITE)
        public Posted silent(In in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.messages.list", title = "t", description = "d", effect = Effect.DESTRUCTIVE)
        public Posted liar(In in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.text.input", title = "t", description = "d", effect = Effect.READ)
        public Posted textInput(String in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.text.output", title = "t", description = "d", effect = Effect.READ)
        public String textOutput(In in) {
            return "";
        }

        @Tool(name = "slack.bare.argument", title = "t", description = "d", effect = Effect.READ)
        public Posted bare(Bare in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.nested.argument", title = "t", description = "d", effect = Effect.READ)
        public Posted nested(Nested in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.endless.argument", title = "t", description = "d", effect = Effect.READ)
        public Posted endless(Endless in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.odd.parameter", title = "t", description = "d", effect = Effect.READ)
        public Posted odd(In in, int more) {
            return new Posted("", null);
        }
    }

    @ToolsOf("slack")
    static class Twice {
        @Tool(name = "slack.a_b.c", title = "t", description = "d", effect = Effect.READ)
        public Posted one(In in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.a.b_c", title = "t", description = "d", effect = Effect.READ)
        public Posted two(In in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.same.name", title = "t", description = "d", effect = Effect.READ)
        public Posted three(In in) {
            return new Posted("", null);
        }

        @Tool(name = "slack.same.name", title = "t", description = "d", effect = Effect.READ)
        public Posted four(In in) {
            return new Posted("", null);
        }
    }

    @Test
    void scanWhenToolsHaveDefectsThenNamesAllOfThem() {
        assertThatThrownBy(() -> scan(Wrong.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Slack.Post: the name is not")
                .hasMessageContaining("slack.a.b.c.d: the name is not")
                .hasMessageContaining("characters: the name is longer than 50")
                .hasMessageContaining("teamwork.tasks.post: the name does not begin")
                .hasMessageContaining("slack.no.description: the description is missing")
                .hasMessageContaining("slack.messages.list: it is named as if it only read")
                .hasMessageContaining("slack.text.input: the first parameter is not an input record")
                .hasMessageContaining("slack.text.output: the result is not a record")
                .hasMessageContaining("slack.bare.argument: the argument text of Bare has no @Description")
                .hasMessageContaining("slack.nested.argument: the argument text of Bare has no @Description")
                .hasMessageContaining("slack.endless.argument: no schema")
                .hasMessageContaining("slack.odd.parameter: besides the input record");
    }

    @Test
    void scanWhenNamesCollideThenNamesBoth() {
        assertThatThrownBy(() -> scan(Twice.class))
                .hasMessageContaining("the form slack_a_b_c is also that of slack.a")
                .hasMessageContaining("slack.same.name: the name is declared twice");
    }

    @Test
    void findWhenFlatOrDoubleUnderscoreThenSameTool() {
        ToolCatalogue catalog = TestTools.catalog(new TestTools.SlackTools());

        assertThat(catalog.find(TestTools.caller(), "slack_messages_post").orElseThrow().name()).isEqualTo("slack.messages.post");
        assertThat(catalog.find(TestTools.caller(), "slack__messages__post").orElseThrow().name()).isEqualTo("slack.messages.post");
        assertThat(catalog.find(TestTools.caller(), "slack_messages.post")).isEmpty();
    }

    @Test
    void allWhenLoadedThenHubFirstAndStable() {
        assertThat(TestTools.catalog(new TestTools.SlackTools()).all(TestTools.caller())).extracting(RegisteredTool::name)
                .containsExactly("hub.integrations.list", "slack.channels.list", "slack.messages.delete", "slack.messages.post");
    }

    /** The check of the start, at build time, over everything that integrations declare. */
    @Test
    void scanWhenProjectIsBuiltThenItsToolsHaveNoDefects() {
        List<ToolScanner.ToolBean> beans = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.mcphub.integrations").stream()
                .filter(c -> c.isAnnotatedWith(ToolsOf.class))
                .map(JavaClass::reflect)
                .map(type -> new ToolScanner.ToolBean(type, (Class<?>) type))
                .toList();

        assertThat(ToolScanner.scan(beans, List.of())).extracting(CallableTool::name).contains("hub.integrations.list");
    }

    private static List<CallableTool> scan(Class<?> type) {
        return ToolScanner.scan(List.of(new ToolScanner.ToolBean(type, type)), List.of());
    }
}

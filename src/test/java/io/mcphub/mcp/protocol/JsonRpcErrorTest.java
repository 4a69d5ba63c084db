package io.mcphub.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonRpcErrorTest {
    @ParameterizedTest
    @EnumSource(JsonRpcError.class)
    void codeWhenItIsSentThenDocumentSaysWhyAndWhatToDo(JsonRpcError error) throws IOException {
        assertThat(Files.readString(Path.of("docs/problems.md"))).contains("\n| `" + error.code() + "` | ");
    }
}

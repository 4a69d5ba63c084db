package io.mcphub.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.launcher.failures.ConfigurationErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvFileTest {
    private final ConfigurationErrors errors = new ConfigurationErrors();

    @Test
    void parseWhenQuotedCommentedOrExportedThenOnlyTheValue() {
        Map<String, String> values = parse("# a comment", "", "A=1", "export B='two words'", "C=\"x=y\"", "D=", "E=\"it's\" # why");

        assertThat(values).containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "two words", "C", "x=y", "D", "", "E", "it's"));
        assertThat(errors.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A=8000 # my port,8000", "A=a#b,a#b", "A=# nothing,''", "'A=\"x # y\"',x # y", "A=pass#word #1 # x,pass#word"})
    void parseWhenACommentFollowsAValueThenOnlyBehindABlank(String line, String value) {
        assertThat(parse(line)).containsEntry("A", value);
    }

    @Test
    void parseWhenTheFileBeginsWithAByteOrderMarkThenItIsLeftOut() {
        assertThat(parse("\uFEFFA=1")).containsEntry("A", "1");
        assertThat(errors.lines()).isEmpty();
    }

    @Test
    void parseWhenANameComesTwiceThenSaysSo() {
        parse("A=1", "A=2");

        assertThat(errors.lines()).containsExactly(".env line 2: A has a value above. Remove one of the two lines.");
    }

    @Test
    void parseWhenANameIsInSmallLettersThenSaysHowNamesAreWritten() {
        parse("http_port=3");

        assertThat(errors.lines()).containsExactly(".env line 1: names are written in capitals, such as HTTP_PORT.");
    }

    @Test
    void parseWhenALineIsNoAssignmentThenSaysWhichWithoutRepeatingIt() {
        parse("A=1", "hunter2");

        assertThat(errors.lines()).containsExactly(".env line 2 is not NAME=value.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"A=\"hunter2", "A='hunter2", "A='hunter2\"", "A=\"", "A=\"hunter2\" and more"})
    void parseWhenAQuoteIsNotClosedThenSaysWhereWithoutTheValue(String line) {
        parse("B=1", line);

        assertThat(errors.lines()).containsExactly(".env line 2: the quote before the value of A is not closed at its end.");
    }

    @ParameterizedTest
    @CsvSource({"SLACK_CLIENT_IDD,SLACK_CLIENT_ID", "MCP_MAX_BODYBYTES,MCP_MAX_BODY_BYTES", "ADMIN_MAIL,ADMIN_EMAIL", "HTTP_PROT,HTTP_PORT"})
    void parseWhenANameIsMisspeltThenNamesTheLineAndTheRightOne(String wrong, String right) {
        parse("# a comment", wrong + "=hunter2");

        assertThat(errors.lines()).containsExactly(".env line 2: the hub reads no variable " + wrong + ". Did you mean " + right + "?");
    }

    @Test
    void parseWhenAPrefixOfOursHasAnotherNameThenIsNamedToo() {
        parse("MCP_SPEED=fast");

        assertThat(errors.lines()).containsExactly(".env line 1: the hub reads no variable MCP_SPEED. Correct the name, or remove the line; README.md lists all.");
    }

    @Test
    void parseWhenAPrefixIsNotOursThenNobodyComplains() {
        assertThat(parse("JAVA_OPTS=-Xmx1g", "COMPOSE_PROJECT_NAME=hub")).hasSize(2);
        assertThat(errors.lines()).isEmpty();
    }

    @Test
    void parseWhenSeveralLinesAreWrongThenAllAreTold() {
        parse("hunter2", "A='x", "MCP_MAX_BACH=1");

        assertThat(errors.lines()).hasSize(3);
    }

    private Map<String, String> parse(String... lines) {
        List<String> all = Arrays.asList(lines);
        return EnvFile.parse(all, ".env", errors);
    }
}

package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.tools.TestTools;
import io.mcphub.tools.catalogue.CallableTool;
import io.mcphub.tools.catalogue.Input;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private final CallableTool tool = TestTools.catalog(new TestTools.SlackTools()).find(TestTools.caller(), "slack.messages.post").orElseThrow();

    @Test
    void bindWhenArgumentsFitThenRecord() {
        assertThat(bind("{'channel':'C12','count':3,'since':'2026-11-25T08:00:00Z'}").value())
                .isEqualTo(new TestTools.Post("C12", 3, Instant.parse("2026-11-25T08:00:00Z")));
    }

    @Test
    void bindWhenOptionalIsNullThenNotGiven() {
        assertThat(bind("{'channel':'C12','count':null,'since':null}").value()).isEqualTo(new TestTools.Post("C12", null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{} | channel | channel is missing",
        "{'channel':''} | channel | channel must not be empty",
        "{'channel':'zz C12; rm'} | channel | channel must match ^(?:C[0-9]+)$",
        "{'channel':'C12\\n'} | channel | channel must match",
        "{'channel':7} | channel | channel must be of type string",
        "{'channel':null} | channel | channel is missing",
        "{'channel':['C12']} | channel | channel must be of type string",
        "{'channel':'C12','count':'3 or 4'} | count | count must be of type integer",
        "{'channel':'C12','count':'03'} | count | count must be of type integer",
        "{'channel':'C12','count':'1e3'} | count | count must be of type integer",
        "{'channel':'C12','count':['3']} | count | count must be of type integer",
        "{'channel':'C12','count':1.5} | count | count must be of type integer",
        "{'channel':'C12','since':'yesterday'} | since | since must be a date-time",
        "{'channel':'C12','admin':true} | admin | admin is not an argument of this tool",
        "{'channel':'C12','__proto__':{}} | __proto__ | __proto__ is not an argument",
        "{'channel':'C12','count':1e400} | count | count must be of type integer",
        "{'channel':'C12','count':99999999999999999999999999} | count | count is out of the range",
        "{'channel':'C12','since':'2026-02-30T00:00:00Z'} | since | since must be a date-time",
        "{'channel':'   '} | channel | channel must match",
        "{'channel':'C12','count':99999999999} | count | count is out of the range",
    })
    void bindWhenArgumentIsHostileThenFieldAndReason(String json, String field, String reason) {
        HubException refused = refused(json);

        assertThat(refused.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(refused.field()).contains(field);
        assertThat(refused.publicDetail()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{'channel':'C12','count':'3'}|3", "{'channel':'C12','count':' 3 '}|3", "{'channel':'C12','count':''}|", "{'channel':'C12','count':'','since':''}|"})
    void bindWhenTextCanMeanOneThingThenRead(String json, Integer count) {
        assertThat(bind(json).value()).isEqualTo(new TestTools.Post("C12", count, null));
    }

    @Test
    void bindWhenSeveralAreWrongThenAllInOneMessage() {
        assertThat(refused("{'count':'x','more':1}").publicDetail()).contains("channel is missing", "count must be", "more is not an argument");
    }

    @Test
    void bindWhenValueIsRefusedThenNotRepeated() {
        assertThat(refused("{'channel':'xoxp-secret'}").publicDetail()).doesNotContain("xoxp-secret");
    }

    private HubException refused(String json) {
        return catchThrowableOfType(HubException.class, () -> bind(json));
    }

    private Input bind(String json) {
        return TestArguments.create().bind(tool, (ObjectNode) Json.read(json.replace('\'', '"')));
    }
}

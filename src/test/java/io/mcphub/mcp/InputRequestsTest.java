package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import io.mcphub.tools.MissingClientCapability;
import io.mcphub.tools.ToolResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputRequestsTest {
    private static final String TOOL = "slack.messages.post";
    private static final String URL = "{'method':'elicitation/create','params':{'mode':'url','message':'Go.','url':'https://hub.example.com/x'}}";
    private static final String FORM = "{'method':'elicitation/create','params':{'message':'Name?','requestedSchema':{'type':'object','properties':{}}}}";
    private static final String SAMPLING = "{'method':'sampling/createMessage','params':{'messages':[],'maxTokens':1}}";
    private static final String ROOTS = "{'method':'roots/list','params':{}}";

    private final McpFixture mcp = new McpFixture();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "URL      | {'elicitation':{'url':{}}}  | true",
        "URL      | {'elicitation':{}}          | false",
        "URL      | {}                          | false",
        "FORM     | {'elicitation':{}}          | true",
        "FORM     | {'elicitation':{'form':{}}} | true",
        "FORM     | {'elicitation':{'url':{}}}  | false",
        "SAMPLING | {'sampling':{}}             | true",
        "SAMPLING | {'elicitation':{}}          | false",
        "ROOTS    | {'roots':{}}                | true",
        "ROOTS    | {'roots':true}              | false",
    })
    void askWhenModernThenOnlyWhatTheClientDeclared(String request, String capabilities, boolean asked) {
        ask(request(request), "{'round':1}", null);
        McpAnswer answer = modern(capabilities, "");
        JsonNode body = McpFixture.json(answer);
        if (asked) {
            assertThat(body.at("/result/resultType").asText()).isEqualTo("input_required");
            assertThat(body.at("/result/inputRequests/q")).isEqualTo(json(request(request)));
            assertThat(body.at("/result/requestState").asText()).startsWith("v1.").doesNotContain("round");
            assertThat(body.at("/result").has("content")).isFalse();
        } else {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(body.at("/error/code").asInt()).isEqualTo(-32021);
            assertThat(body.at("/error/data/requiredCapabilities").isObject()).isTrue();
        }
    }

    @Test
    void askWhenThereIsAnotherWayThenACapabilityIsNotRequired() {
        ask(URL, null, "Open https://hub.example.com/x.");
        JsonNode result = McpFixture.json(modern("{}", "")).get("result");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").asText()).isEqualTo("Open https://hub.example.com/x.");
    }

    @Test
    void askWhen20251125WithUrlModeThenTheErrorOfThatRevision() {
        ask(URL, "{'round':1}", "Open it.");
        JsonNode error = McpFixture.json(legacy("2025-11-25", "{'elicitation':{'url':{}}}")).get("error");
        assertThat(error.get("code").asInt()).isEqualTo(-32042);
        JsonNode elicitation = error.at("/data/elicitations/0");
        assertThat(elicitation.get("mode").asText()).isEqualTo("url");
        assertThat(elicitation.get("url").asText()).isEqualTo("https://hub.example.com/x");
        assertThat(elicitation.get("elicitationId").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2025-11-25|{'elicitation':{}}", "2025-06-18|{'elicitation':{'url':{}}}", "2025-03-26|{}"})
    void askWhenOlderClientCannotBeAskedThenText(String version, String capabilities) {
        ask(URL, "{'round':1}", "Open it.");
        JsonNode result = McpFixture.json(legacy(version, capabilities)).get("result");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").asText()).isEqualTo("Open it.");
        assertThat(result.has("requestState")).isFalse();
    }

    @Test
    void askWhenOlderClientAndFormThenATextThatSaysWhy() {
        ask(FORM, null, null);
        assertThat(McpFixture.json(legacy("2025-11-25", "{'elicitation':{}}")).at("/result/content/0/text").asText()).contains("newer client");
    }

    @Test
    void retryWhenStateIsOursThenToolSeesStateAndAnswers() {
        String state = firstState();
        mcp.echo = (arguments, context) -> ToolResult.of(Map.of("state", context.state(), "answers", context.inputResponses(), "can", context.clientCapabilities()));
        JsonNode seen = McpFixture.json(modern("{'elicitation':{}}", "'inputResponses':{'q':{'action':'accept'},'broken':5},'requestState':'" + state + "',")).at("/result/structuredContent");
        assertThat(seen).isEqualTo(json("{'state':{'round':1},'answers':{'q':{'action':'accept'}},'can':{'elicitation':{'form':{}}}}"));
    }

    @Test
    void retryWhenArgumentsAreInAnotherOrderThenTheSameCall() {
        String state = firstState();
        mcp.echo = (arguments, context) -> ToolResult.of(context.state());
        McpAnswer answer = modern("{}", "'requestState':'" + state + "',", TOOL, "{'b':[{'d':1,'c':2}],'a':1}");
        assertThat(McpFixture.json(answer).at("/result/structuredContent/round").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tampered", "other arguments", "other tool", "other user", "expired", "nonsense", "not text", "null"})
    void retryWhenStateIsNotOursThenErrorAndTheToolDoesNotRun(String how) {
        String state = firstState();
        mcp.echo = (arguments, context) -> {
            throw new AssertionError("the tool ran");
        };
        if (how.equals("expired")) {
            mcp.clock.use(Clock.fixed(mcp.clock.now().plus(Duration.ofMinutes(11)), ZoneOffset.UTC));
        }
        String sent = switch (how) {
            case "tampered" -> "'" + state + "-TAMPERED'";
            case "nonsense" -> "'v1.x.y'";
            case "not text" -> "5";
            case "null" -> "null";
            default -> "'" + state + "'";
        };
        String tool = how.equals("other tool") ? "slack.messages.delete" : TOOL;
        String arguments = how.equals("other arguments") ? "{'a':2}" : "{'a':1,'b':[{'c':2,'d':1}]}";
        McpAnswer answer = post(how.equals("other user") ? "bob" : "alice", "{}", "'requestState':" + sent + ",", tool, arguments);
        assertThat(McpFixture.json(answer).at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(mcp.refused).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "[]"})
    void retryWhenAnswersAreMalformedThenError(String answers) {
        ask(FORM, null, null);
        assertThat(McpFixture.json(modern("{'elicitation':{}}", "'inputResponses':" + answers + ",")).at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void callWhenToolMissesACapabilityThenTheErrorNamesIt() {
        mcp.echo = (arguments, context) -> {
            throw new MissingClientCapability((ObjectNode) json("{'sampling':{}}"));
        };
        McpAnswer answer = modern("{}", "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(McpFixture.json(answer).get("error")).isEqualTo(json("{'code':-32021,'message':'The client does not declare a capability that this tool needs.',"
                + "'data':{'requiredCapabilities':{'sampling':{}}}}"));
    }

    @Test
    void callWhenResultHasMetaThenOldRevisionsLoseTheModernKeysOnly() {
        mcp.echo = (arguments, context) -> new ToolResult(Json.mapper().createArrayNode(), null, false, (ObjectNode) json("{'com.example/a':1,'io.modelcontextprotocol/b':2}"));
        assertThat(McpFixture.json(modern("{}", "")).at("/result/_meta").has("com.example/a")).isTrue();
        assertThat(McpFixture.json(legacy("2025-11-25", "{}")).at("/result/_meta")).isEqualTo(json("{'com.example/a':1}"));
    }

    private void ask(String request, @Nullable String state, @Nullable String otherwise) {
        mcp.echo = (ObjectNode arguments, CallContext context) -> {
            throw new InputRequired(Map.of("q", (ObjectNode) json(request)), state == null ? null : json(state), otherwise == null ? null : HubException.of(Problem.NOT_CONNECTED, otherwise));
        };
    }

    private String firstState() {
        ask(FORM, "{'round':1}", null);
        return McpFixture.json(modern("{'elicitation':{}}", "")).at("/result/requestState").asText();
    }

    private static String request(String name) {
        return switch (name) {
            case "URL" -> URL;
            case "FORM" -> FORM;
            case "SAMPLING" -> SAMPLING;
            default -> ROOTS;
        };
    }

    private McpAnswer modern(String capabilities, String more) {
        return modern(capabilities, more, TOOL, "{'a':1,'b':[{'c':2,'d':1}]}");
    }

    private McpAnswer modern(String capabilities, String more, String tool, String arguments) {
        return post("alice", capabilities, more, tool, arguments);
    }

    private McpAnswer post(String user, String capabilities, String more, String tool, String arguments) {
        String body = "{'jsonrpc':'2.0','id':7,'method':'tools/call','params':{'name':'" + tool + "','arguments':" + arguments + "," + more
                + "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28','io.modelcontextprotocol/clientCapabilities':" + capabilities + "}}}";
        return mcp.answer("POST", quoted(body), McpFixture.caller(user, Set.of()), Map.of(),
                "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", tool);
    }

    private McpAnswer legacy(String version, String capabilities) {
        McpAnswer session = mcp.answer("POST", quoted("{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'" + version
                + "','capabilities':" + capabilities + ",'clientInfo':{'name':'t','version':'1'}}}"), McpFixture.alice(), Map.of());
        return mcp.answer("POST", quoted("{'jsonrpc':'2.0','id':2,'method':'tools/call','params':{'name':'" + TOOL + "','requestState':'ignored'}}"),
                McpFixture.alice(), Map.of(), "Mcp-Session-Id", session.headers().get("Mcp-Session-Id"));
    }

    private static byte[] quoted(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String json) {
        return Json.read(json.replace('\'', '"'));
    }
}

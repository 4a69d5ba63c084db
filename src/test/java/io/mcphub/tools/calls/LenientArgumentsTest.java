package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientArgumentsTest {
    private static final ObjectNode SCHEMA = (ObjectNode) Json.read("""
            {"type":"object","required":["must"],"properties":{
              "must":{"type":"integer"},"number":{"type":"number"},"flag":{"type":"boolean"},"list":{"type":"array","items":{"type":"integer"}},
              "object":{"type":"object","properties":{"inner":{"type":"integer"}}},"free":{"type":"string"},"name":{"type":"string","pattern":"\\\\S","minLength":1},"id":{"type":"string","minLength":1},
              "day":{"type":"string","format":"date"},"choice":{"type":"string","enum":["a"]},"ts":{"type":"string","pattern":"^(?:[0-9]+)$"},"account":{"type":"string","minLength":1},"kinds":{"type":"array","items":{"type":"string","enum":["a","b"]}},"rows":{"type":"array","items":{"type":"object","properties":{"n":{"type":"integer"}}}}}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'must':'5'} | {'must':5}",
        "{'must':'-5'} | {'must':-5}",
        "{'number':'1.5'} | {'number':1.5}",
        "{'flag':'true'} | {'flag':true}",
        "{'flag':'false'} | {'flag':false}",
        "{'list':'[1,\\'2\\']'} | {'list':[1,2]}",
        "{'list':['1',2]} | {'list':[1,2]}",
        "{'object':'{\\'inner\\':\\'7\\'}'} | {'object':{'inner':7}}",
        "{'rows':[{'n':'1'}]} | {'rows':[{'n':1}]}",
        "{'kinds':'a, b'} | {'kinds':['a','b']}",
        "{'kinds':'b'} | {'kinds':['b']}",
        "{'number':'','flag':'','list':'','object':'','id':'','day':'','choice':'','ts':'','account':''} | {}",
    })
    void readWhenTextCanMeanOneThingThenThat(String sent, String read) {
        assertThat(Json.write(LenientArguments.read(SCHEMA, json(sent)))).isEqualTo(Json.write(json(read)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'must':''}", "{'must':'5.0'}", "{'must':'five'}", "{'must':'0x5'}", "{'must':'99999999999999999999'}", "{'number':'1,5'}", "{'number':'NaN'}", "{'flag':'yes'}", "{'flag':'True'}", "{'flag':1}",
        "{'list':'1,2'}", "{'kinds':'a,c'}", "{'list':'[1'}", "{'object':'x'}", "{'object':'{\\'a\\':\\'\\\\ud800\\'}'}", "{'object':'{\\'\\\\udc00\\':1}'}", "{'list':'[1e999]'}", "{'ts':' '}", "{'free':''}", "{'name':''}", "{'choice':' '}", "{'free':'5'}", "{'free':'true'}", "{'unknown':''}", "{'free':'[1]'}",
    })
    void readWhenAmbiguousThenAsSent(String sent) {
        assertThat(LenientArguments.read(SCHEMA, json(sent))).isEqualTo(json(sent));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.strip().replace("\\'", "\u0001").replace('\'', '"').replace("\u0001", "\\\""));
    }
}

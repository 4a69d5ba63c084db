package io.mcphub.tools.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import io.mcphub.tools.Aliases;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentAliasesTest {
    enum Sort {
        @Aliases({"timestamp", "date"})
        @JsonProperty("newest")
        NEWEST
    }

    record Item(@Aliases("content") String title) {}

    record In(
            @Aliases({"count", "max"}) Integer limit,
            @Aliases("page") String cursor,
            @Aliases("assignee_id") List<Integer> assigneeIds,
            @Aliases({"tag_ids", "tag_id"}) List<String> tags,
            Sort sort,
            List<Item> items,
            Item first) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'count':5} | {'limit':5}",
        "{'max':5} | {'limit':5}",
        "{'limit':3,'count':5} | {'limit':3,'count':5}",
        "{'page':2} | {'cursor':'2'}",
        "{'assignee_id':7} | {'assignee_ids':[7]}",
        "{'assignee_id':[7,8]} | {'assignee_ids':[7,8]}",
        "{'assignee_id':7,'assignee_ids':[8]} | {'assignee_ids':[8,7]}",
        "{'tag_ids':[7,'x']} | {'tags':['7','x']}",
        "{'tags':['bug'],'tag_ids':[7],'tag_id':8} | {'tags':['bug','7','8']}",
        "{'tags':null,'tag_ids':[7]} | {'tags':null}",
        "{'tags':7} | {'tags':['7']}",
        "{'tags':null} | {'tags':null}",
        "{'cursor':2} | {'cursor':'2'}",
        "{'sort':'timestamp'} | {'sort':'newest'}",
        "{'sort':'relevance'} | {'sort':'relevance'}",
        "{'items':[{'content':'a'},{'title':'b'}]} | {'items':[{'title':'a'},{'title':'b'}]}",
        "{'first':{'content':'a'}} | {'first':{'title':'a'}}",
        "{'items':'content'} | {'items':'content'}",
        "{} | {}",
    })
    void applyWhenOldNamesThenPresentOnes(String given, String expected) {
        ObjectNode raw = (ObjectNode) Json.read(given.replace('\'', '"'));
        ObjectNode before = raw.deepCopy();

        assertThat(ArgumentAliases.of(In.class).apply(raw)).isEqualTo(Json.read(expected.replace('\'', '"')));
        assertThat(raw).isEqualTo(before);
    }
}

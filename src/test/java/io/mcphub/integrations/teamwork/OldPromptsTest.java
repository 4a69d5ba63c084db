package io.mcphub.integrations.teamwork;

import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls as old prompts make them, with earlier names of arguments and numbers where texts are expected today. None may be refused
 * for that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldPromptsTest {
    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterAll
    void stop() {
        tw.close();
    }

    static Stream<String> calls() {
        return Stream.of(
                "projects.list {'page':2,'page_size':10}",
                "people.list {'page':1,'page_size':50}",
                "people.list {'project_id':1001}",
                "tasklists.list {'project_id':1001}",
                "tasks.list {'project_id':1001,'assignee_ids':[501],'status':'late','due_after':'20260101','due_before':'20260131','page':1,'page_size':50,'include_blocked':true,'include_dependencies':true}",
                "tasks.list {'assignee_id':501}",
                "tasks.due_today {'assignee_ids':[501]}",
                "tasks.due_today {'assignee_id':501}",
                "tasks.overdue {'assignee_ids':[501]}",
                "tasks.create {'project_id':1001,'tasklist_id':2002,'content':'x','description':'d','assignee_id':501,'due_date':'20260120','priority':'high','tags':[5001],'tag_names':['bug'],'tag_colors':{'bug':'#FF0000'},'estimated_minutes':30}",
                "tasks.update {'task_id':3001,'content':'x','assignee_ids':[501],'due_date':'20260120','tags':[5001]}",
                "tasks.complete {'task_id':3001}",
                "subtasks.create {'parent_task_id':3001,'content':'x','assignee_ids':[501],'due_date':'20260120','estimated_minutes':5,'tag_names':['bug']}",
                "subtasks.list {'parent_task_id':3001}",
                "time.log {'task_id':3001,'hours':1,'minutes':30,'date':'20260114','description':'d','user_id':501,'is_billable':true}",
                "time.list {'task_id':3001,'project_id':1001,'user_id':501,'from_date':'20260101','to_date':'20260131','page':1,'page_size':50}",
                "time.totals {'project_id':1001,'user_id':501,'from_date':'20260101','to_date':'20260131'}",
                "time.totals {'task_id':3001}",
                "tags.list {'project_id':1001}",
                "tags.ensure {'names':['bug'],'project_id':1001,'tag_colors':{'bug':'#FF0000'}}",
                "comments.add {'task_id':3001,'body':'x','notify':[501]}",
                "comments.list {'task_id':3001,'page':1,'page_size':50}",
                "workflows.list {'project_id':1001}",
                "stages.list {'project_id':1001}",
                "tasks.set_stage {'task_id':3001,'stage_id':7101,'workflow_id':7001,'project_id':1001}",
                "tasks.set_stage_by_name {'task_id':3001,'project_id':1001,'stage_name':'Done'}",
                "people.me {}",
                "tasks.get {'task_id':3001}",
                "tasks.search {'query':'x','project_id':1001,'page':1}",
                "milestones.list {'project_id':1001}",
                "tasklists.get {'tasklist_id':2001}",
                "tasklists.create {'project_id':1001,'name':'x','description':'d','milestone_id':9,'private':true,'pinned':false,'add_to_top':true}",
                "tasklists.update {'tasklist_id':2001,'project_id':1001,'name':'x','milestone_id':0,'private':false,'pinned':true}",
                "dependencies.get {'task_id':3001}",
                "dependencies.set {'task_id':3001,'predecessor_ids':[3002]}",
                "dependencies.add {'task_id':3001,'predecessor_id':3002,'predecessor_type':'start'}",
                "dependencies.remove {'task_id':3001,'predecessor_id':3002}",
                "tags.create {'name':'x','color':'#FF0000','project_id':1001}",
                "tags.update {'tag_id':5001,'name':'x','color':'#FF0000'}",
                "tags.delete {'tag_id':5001}",
                "tasks.bulk_create {'project_id':1001,'tasklist_id':2002,'items':[{'content':'x','temp_id':'A','assignee_ids':[501],'due_date':'20260120','priority':'low','tags':[5001],'tag_names':['bug'],'estimated_minutes':5},"
                        + "{'content':'y','parent_ref':'A','predecessor_refs':['A'],'predecessor_ids':[3002]},{'content':'z','parent_task_id':3001,'project_id':1001,'tasklist_id':2002}]}",
                "tasks.bulk_update {'project_id':1001,'items':[{'task_id':3001,'content':'x','assignee_ids':[501],'tags':[5001],'tag_names':['bug'],'tag_colors':{'bug':'#FF0000'}}]}");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void callWhenWrittenForTheEarlierProductThenUnderstood(String call) {
        tw.answersAll(json("{\"STATUS\":\"OK\",\"id\":\"1\",\"tasklistId\":\"1\",\"tasks\":[],\"tags\":[{\"id\":5001,\"name\":\"bug\"}],\"people\":[],\"projects\":[],\"tasklists\":[],\"timelogs\":[],\"comments\":[],"
                + "\"milestones\":[],\"workflows\":[{\"id\":7001,\"stages\":[{\"id\":7101},{\"id\":7103}]}],\"time-totals\":{},\"person\":{\"id\":501},\"timelog\":{\"id\":1},\"tag\":{\"id\":1},"
                + "\"task\":{\"id\":3001,\"projectId\":1001,\"predecessorIds\":[3002]},\"predecessors\":[{\"id\":3002,\"predecessorMust\":\"start\"}],"
                + "\"included\":{\"stages\":{\"7101\":{\"id\":7101,\"name\":\"To do\"},\"7103\":{\"id\":7103,\"name\":\"Done\"}}}}"));
        try {
            tw.tool(call.split(" ", 2)[0], call.split(" ", 2)[1]);
        } catch (HubException refused) {
            // The stand-in never changes, so reading back after the removal ends in a conflict. Any other refusal would be about
            // the call itself.
            assertThat(refused.problem()).as(refused.publicDetail()).isEqualTo(Problem.CONFLICT);
            assertThat(call).startsWith("dependencies.remove");
        }
        assertThat(tw.calls()).isNotEmpty();
    }
}

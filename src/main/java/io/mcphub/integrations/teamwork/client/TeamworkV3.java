package io.mcphub.integrations.teamwork.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.ApiRequest;
import org.jspecify.annotations.Nullable;

/** The requests to v3 of the API. */
public final class TeamworkV3 {
    private static final String V3 = "projects/api/v3/";

    private TeamworkV3() {}

    public static ApiRequest me() {
        return ApiRequest.get(V3 + "me.json");
    }

    public static ApiRequest projects(PageQuery page, @Nullable String statuses) {
        return page.on(ApiRequest.get(V3 + "projects.json")).with("projectStatuses", statuses);
    }

    public static ApiRequest project(long project, @Nullable String include) {
        return ApiRequest.get(V3 + "projects/{}.json", project).with("include", include);
    }

    public static ApiRequest tasks(PageQuery page, TaskQuery filter) {
        return filter.on(page.on(ApiRequest.get(V3 + "tasks.json")));
    }

    public static ApiRequest tasksOfProject(long project, PageQuery page, TaskQuery filter) {
        return filter.on(page.on(ApiRequest.get(V3 + "projects/{}/tasks.json", project)));
    }

    public static ApiRequest tasksOfList(long tasklist, PageQuery page, TaskQuery filter) {
        return filter.on(page.on(ApiRequest.get(V3 + "tasklists/{}/tasks.json", tasklist)));
    }

    public static ApiRequest subtasks(long task, PageQuery page, TaskQuery filter) {
        return filter.on(page.on(ApiRequest.get(V3 + "tasks/{}/subtasks.json", task)));
    }

    public static ApiRequest task(long task, @Nullable String include, @Nullable Boolean related, @Nullable Boolean completed) {
        return ApiRequest.get(V3 + "tasks/{}.json", task).with("include", include).with("includeRelatedTasks", related).with("includeCompletedPredecessors", completed);
    }

    public static ApiRequest createTask(long tasklist, JsonNode body) {
        return ApiRequest.post(V3 + "tasklists/{}/tasks.json", tasklist).json(body);
    }

    public static ApiRequest createSubtask(long task, JsonNode body) {
        return ApiRequest.post(V3 + "tasks/{}/subtasks.json", task).json(body);
    }

    public static ApiRequest updateTask(long task, JsonNode body) {
        return ApiRequest.patch(V3 + "tasks/{}.json", task).json(body);
    }

    public static ApiRequest tasklistsOfProject(long project, PageQuery page, @Nullable Boolean completed) {
        return page.on(ApiRequest.get(V3 + "projects/{}/tasklists.json", project)).with("showCompleted", completed);
    }

    public static ApiRequest tasklist(long tasklist, @Nullable String include) {
        return ApiRequest.get(V3 + "tasklists/{}.json", tasklist).with("include", include);
    }

    public static ApiRequest people(PageQuery page) {
        return page.on(ApiRequest.get(V3 + "people.json"));
    }

    public static ApiRequest peopleOfProject(long project, PageQuery page) {
        return page.on(ApiRequest.get(V3 + "projects/{}/people.json", project));
    }

    public static ApiRequest time(PageQuery page, TimeQuery filter) {
        return filter.on(page.on(ApiRequest.get(V3 + "time.json")));
    }

    public static ApiRequest timeOfProject(long project, PageQuery page, TimeQuery filter) {
        return filter.on(page.on(ApiRequest.get(V3 + "projects/{}/time.json", project)));
    }

    public static ApiRequest timeOfTask(long task, PageQuery page, TimeQuery filter) {
        return filter.on(page.on(ApiRequest.get(V3 + "tasks/{}/time.json", task)));
    }

    public static ApiRequest logOnTask(long task, JsonNode body) {
        return ApiRequest.post(V3 + "tasks/{}/time.json", task).json(body);
    }

    public static ApiRequest logOnProject(long project, JsonNode body) {
        return ApiRequest.post(V3 + "projects/{}/time.json", project).json(body);
    }

    public static ApiRequest updateTime(long entry, JsonNode body) {
        return ApiRequest.patch(V3 + "time/{}.json", entry).json(body);
    }

    public static ApiRequest deleteTime(long entry) {
        return ApiRequest.delete(V3 + "time/{}.json", entry);
    }

    /** The person's own timers; those of others are not shown. */
    public static ApiRequest timers(PageQuery page) {
        return page.on(ApiRequest.get(V3 + "me/timers.json"));
    }

    public static ApiRequest startTimer(JsonNode body) {
        return ApiRequest.post(V3 + "me/timers.json").json(body);
    }

    public static ApiRequest pauseTimer(long timer) {
        return ApiRequest.put(V3 + "me/timers/{}/pause.json", timer);
    }

    public static ApiRequest resumeTimer(long timer) {
        return ApiRequest.put(V3 + "me/timers/{}/resume.json", timer);
    }

    /** Logs the time of a timer and deletes the timer. */
    public static ApiRequest completeTimer(long timer) {
        return ApiRequest.put(V3 + "me/timers/{}/complete.json", timer);
    }

    public static ApiRequest deleteTask(long task) {
        return ApiRequest.delete(V3 + "tasks/{}.json", task);
    }

    public static ApiRequest totals(TimeQuery filter) {
        return filter.on(ApiRequest.get(V3 + "time/total.json"));
    }

    public static ApiRequest totalsOfProject(long project, TimeQuery filter) {
        return filter.on(ApiRequest.get(V3 + "projects/{}/time/total.json", project));
    }

    public static ApiRequest tags(PageQuery page) {
        return page.on(ApiRequest.get(V3 + "tags.json"));
    }

    public static ApiRequest createTag(JsonNode body) {
        return ApiRequest.post(V3 + "tags.json").json(body);
    }

    public static ApiRequest updateTag(long tag, JsonNode body) {
        return ApiRequest.patch(V3 + "tags/{}.json", tag).json(body);
    }

    public static ApiRequest deleteTag(long tag) {
        return ApiRequest.delete(V3 + "tags/{}.json", tag);
    }

    public static ApiRequest comments(long task, PageQuery page) {
        return page.on(ApiRequest.get(V3 + "tasks/{}/comments.json", task));
    }

    public static ApiRequest workflows(PageQuery page, @Nullable String projectIds) {
        return page.on(ApiRequest.get(V3 + "workflows.json")).with("projectIds", projectIds);
    }

    public static ApiRequest stages(long workflow, PageQuery page) {
        return page.on(ApiRequest.get(V3 + "workflows/{}/stages.json", workflow));
    }

    public static ApiRequest setStage(long task, long workflow, JsonNode body) {
        return ApiRequest.patch(V3 + "tasks/{}/workflows/{}.json", task, workflow).json(body);
    }

    public static ApiRequest milestones(PageQuery page, @Nullable Boolean completed) {
        return page.on(ApiRequest.get(V3 + "milestones.json")).with("includeCompleted", completed);
    }

    /** Custom fields of the site and of a project, for tasks or projects. */
    public static ApiRequest customFields(PageQuery page, String entity, long project) {
        return page.on(ApiRequest.get(V3 + "customfields.json")).with("entities", entity + ",all").with("projectIds", project).with("includeSiteLevel", true);
    }

    /** The values of {@code tasks} or {@code projects}. */
    public static ApiRequest fieldValues(String owners, long owner, PageQuery page) {
        return page.on(ApiRequest.get(V3 + owners + "/{}/customfields.json", owner));
    }

    public static ApiRequest addField(String owners, long owner, JsonNode body) {
        return ApiRequest.post(V3 + owners + "/{}/customfields.json", owner).json(body);
    }

    public static ApiRequest changeField(String owners, long owner, long value, JsonNode body) {
        return ApiRequest.patch(V3 + owners + "/{}/customfields/{}.json", owner, value).json(body);
    }

    public static ApiRequest clearField(String owners, long owner, long value) {
        return ApiRequest.delete(V3 + owners + "/{}/customfields/{}.json", owner, value);
    }

    public static ApiRequest milestone(long milestone, String include) {
        return ApiRequest.get(V3 + "milestones/{}.json", milestone).with("include", include);
    }

    public static ApiRequest companies(PageQuery page) {
        return page.on(ApiRequest.get(V3 + "companies.json"));
    }

    /** Notebooks without their contents. */
    public static ApiRequest notebooks(PageQuery page, @Nullable Long project) {
        return page.on(ApiRequest.get(V3 + "notebooks.json")).with("projectIds", project).with("includeContents", false);
    }

    public static ApiRequest notebook(long notebook, String include) {
        return ApiRequest.get(V3 + "notebooks/{}.json", notebook).with("include", include);
    }

    public static ApiRequest createNotebook(long project, JsonNode body) {
        return ApiRequest.post(V3 + "projects/{}/notebooks.json", project).json(body);
    }

    public static ApiRequest updateNotebook(long notebook, JsonNode body) {
        return ApiRequest.patch(V3 + "notebooks/{}.json", notebook).json(body);
    }

    /** What happened in a project, or everywhere. */
    public static ApiRequest activity(@Nullable Long project, PageQuery page) {
        return page.on(project == null ? ApiRequest.get(V3 + "latestactivity.json") : ApiRequest.get(V3 + "projects/{}/latestactivity.json", project));
    }

    /** How much people have to do on each day. Both days are included. */
    public static ApiRequest workload(PageQuery page, String startDate, String endDate) {
        return page.on(ApiRequest.get(V3 + "workload.json")).with("startDate", startDate).with("endDate", endDate).with("omitEmptyDateEntries", true);
    }

    public static ApiRequest milestonesOfProject(long project, PageQuery page, @Nullable Boolean completed) {
        return page.on(ApiRequest.get(V3 + "projects/{}/milestones.json", project)).with("includeCompleted", completed);
    }
}

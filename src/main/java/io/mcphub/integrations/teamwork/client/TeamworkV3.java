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

    /** Sums for each person or project. Both days are included. */
    public static ApiRequest timeReport(String by, String startDate, String endDate, @Nullable Long user, @Nullable Long project, PageQuery page) {
        return page.on(ApiRequest.get(V3 + "time/report/" + by + ".json"))
                .with("type", by)
                .with("reportType", by.equals("project") ? "projecttime" : "userloggedtime")
                .with("startDate", startDate)
                .with("endDate", endDate)
                .with("userIds", user)
                .with("projectIds", project)
                .with("skipCounts", true);
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

    public static ApiRequest milestonesOfProject(long project, PageQuery page, @Nullable Boolean completed) {
        return page.on(ApiRequest.get(V3 + "projects/{}/milestones.json", project)).with("includeCompleted", completed);
    }
}

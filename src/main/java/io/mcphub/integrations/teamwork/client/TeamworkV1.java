package io.mcphub.integrations.teamwork.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.ApiRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The requests that only v1 of the API can do, and the login service. v1 writes numbers as texts and adds {@code STATUS} to each
 * answer.
 */
public final class TeamworkV1 {
    private TeamworkV1() {}

    public static ApiRequest complete(long task) {
        return ApiRequest.put("tasks/{}/complete.json", task);
    }

    public static ApiRequest reopen(long task) {
        return ApiRequest.put("tasks/{}/uncomplete.json", task);
    }

    public static ApiRequest move(long task, JsonNode body) {
        return ApiRequest.put("tasks/{}/move.json", task).json(body);
    }

    public static ApiRequest predecessors(long task) {
        return ApiRequest.get("tasks/{}/predecessors.json", task);
    }

    public static ApiRequest comment(long task, JsonNode body) {
        return ApiRequest.post("tasks/{}/comments.json", task).json(body);
    }

    public static ApiRequest updateComment(long comment, JsonNode body) {
        return ApiRequest.put("comments/{}.json", comment).json(body);
    }

    public static ApiRequest deleteComment(long comment) {
        return ApiRequest.delete("comments/{}.json", comment);
    }

    /** The teams of the site. As other lists of v1, it tells the number of pages in a header. */
    public static ApiRequest teams(PageQuery page) {
        return page.on(ApiRequest.get("teams.json"));
    }

    public static ApiRequest columns(long project, PageQuery page) {
        return page.on(ApiRequest.get("projects/{}/boards/columns.json", project));
    }

    public static ApiRequest addCard(long column, JsonNode body) {
        return ApiRequest.post("boards/columns/{}/cards.json", column).json(body);
    }

    public static ApiRequest moveCard(long card, JsonNode body) {
        return ApiRequest.put("boards/columns/cards/{}/move.json", card).json(body);
    }

    public static ApiRequest filesOfTask(long task) {
        return ApiRequest.get("tasks/{}/files.json", task);
    }

    /** A file with an address for its content, which is good for an hour. */
    public static ApiRequest file(long file) {
        return ApiRequest.get("files/{}.json", file);
    }

    /** Asks for a reference and an address for the content of a new file. */
    public static ApiRequest place(String name, int size) {
        return ApiRequest.get("projects/api/v1/pendingfiles/presignedurl.json").with("fileName", name).with("fileSize", size);
    }

    public static ApiRequest createProject(JsonNode body) {
        return ApiRequest.post("projects.json").json(body);
    }

    public static ApiRequest updateProject(long project, JsonNode body) {
        return ApiRequest.put("projects/{}.json", project).json(body);
    }

    public static ApiRequest createMilestone(long project, JsonNode body) {
        return ApiRequest.post("projects/{}/milestones.json", project).json(body);
    }

    public static ApiRequest updateMilestone(long milestone, JsonNode body) {
        return ApiRequest.put("milestones/{}.json", milestone).json(body);
    }

    public static ApiRequest completeMilestone(long milestone) {
        return ApiRequest.put("milestones/{}/complete.json", milestone);
    }

    public static ApiRequest reopenMilestone(long milestone) {
        return ApiRequest.put("milestones/{}/uncomplete.json", milestone);
    }

    public static ApiRequest createTasklist(long project, @Nullable Boolean top, JsonNode body) {
        return ApiRequest.post("projects/{}/tasklists.json", project).with("addToTop", top).json(body);
    }

    public static ApiRequest updateTasklist(long tasklist, JsonNode body) {
        return ApiRequest.put("tasklists/{}.json", tasklist).json(body);
    }

    /** A day as v1 writes it: {@code 20260115}. */
    public static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** Exchanges a code or a refresh token (App Login Flow). One address serves all regions. */
    static ApiRequest token(JsonNode body) {
        return ApiRequest.post("launchpad/v1/token.json").json(body);
    }
}

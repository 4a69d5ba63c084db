package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** v3 of the API, as far as we use it. Every answer is a {@code Response}: {@link TeamworkClient} reads them all in one way. */
@Path("/projects/api/v3")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface TeamworkV3 {
    @GET
    @Path("/me.json")
    Response me(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @GET
    @Path("/projects.json")
    Response projects(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @BeanParam PageQuery page, @QueryParam("projectStatuses") String statuses);

    @GET
    @Path("/projects/{project}.json")
    Response project(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("project") long project, @QueryParam("include") String include);

    @GET
    @Path("/tasks.json")
    Response tasks(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @BeanParam PageQuery page, @BeanParam TaskQuery filter);

    @GET
    @Path("/projects/{project}/tasks.json")
    Response tasksOfProject(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("project") long project, @BeanParam PageQuery page, @BeanParam TaskQuery filter);

    @GET
    @Path("/tasklists/{tasklist}/tasks.json")
    Response tasksOfList(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("tasklist") long tasklist, @BeanParam PageQuery page, @BeanParam TaskQuery filter);

    @GET
    @Path("/tasks/{task}/subtasks.json")
    Response subtasks(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, @BeanParam PageQuery page, @BeanParam TaskQuery filter);

    @GET
    @Path("/tasks/{task}.json")
    Response task(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("task") long task,
            @QueryParam("include") String include,
            @QueryParam("includeRelatedTasks") Boolean related,
            @QueryParam("includeCompletedPredecessors") Boolean completed);

    @POST
    @Path("/tasklists/{tasklist}/tasks.json")
    Response createTask(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("tasklist") long tasklist, JsonNode body);

    @POST
    @Path("/tasks/{task}/subtasks.json")
    Response createSubtask(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, JsonNode body);

    @PATCH
    @Path("/tasks/{task}.json")
    Response updateTask(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, JsonNode body);

    @GET
    @Path("/projects/{project}/tasklists.json")
    Response tasklistsOfProject(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("project") long project,
            @BeanParam PageQuery page,
            @QueryParam("showCompleted") Boolean completed);

    @GET
    @Path("/tasklists/{tasklist}.json")
    Response tasklist(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("tasklist") long tasklist, @QueryParam("include") String include);

    @GET
    @Path("/people.json")
    Response people(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @BeanParam PageQuery page);

    @GET
    @Path("/projects/{project}/people.json")
    Response peopleOfProject(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("project") long project, @BeanParam PageQuery page);

    @GET
    @Path("/time.json")
    Response time(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @BeanParam PageQuery page, @BeanParam TimeQuery filter);

    @GET
    @Path("/projects/{project}/time.json")
    Response timeOfProject(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("project") long project, @BeanParam PageQuery page, @BeanParam TimeQuery filter);

    @GET
    @Path("/tasks/{task}/time.json")
    Response timeOfTask(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, @BeanParam PageQuery page, @BeanParam TimeQuery filter);

    @POST
    @Path("/tasks/{task}/time.json")
    Response logOnTask(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, JsonNode body);

    @GET
    @Path("/time/total.json")
    Response totals(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @BeanParam TimeQuery filter);

    @GET
    @Path("/projects/{project}/time/total.json")
    Response totalsOfProject(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("project") long project, @BeanParam TimeQuery filter);

    @GET
    @Path("/tags.json")
    Response tags(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @BeanParam PageQuery page);

    @POST
    @Path("/tags.json")
    Response createTag(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, JsonNode body);

    @PATCH
    @Path("/tags/{tag}.json")
    Response updateTag(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("tag") long tag, JsonNode body);

    @DELETE
    @Path("/tags/{tag}.json")
    Response deleteTag(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("tag") long tag);

    @GET
    @Path("/tasks/{task}/comments.json")
    Response comments(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, @BeanParam PageQuery page);

    @GET
    @Path("/workflows.json")
    Response workflows(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @BeanParam PageQuery page, @QueryParam("projectIds") String projectIds);

    @GET
    @Path("/workflows/{workflow}/stages.json")
    Response stages(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("workflow") long workflow, @BeanParam PageQuery page);

    @PATCH
    @Path("/tasks/{task}/workflows/{workflow}.json")
    Response setStage(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, @PathParam("workflow") long workflow, JsonNode body);

    @GET
    @Path("/milestones.json")
    Response milestones(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @BeanParam PageQuery page, @QueryParam("includeCompleted") Boolean completed);

    @GET
    @Path("/projects/{project}/milestones.json")
    Response milestonesOfProject(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("project") long project,
            @BeanParam PageQuery page,
            @QueryParam("includeCompleted") Boolean completed);
}

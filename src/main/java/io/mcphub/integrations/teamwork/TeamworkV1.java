package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What only v1 of the API can do. Its numbers are strings and its envelope has a {@code STATUS}. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface TeamworkV1 {
    /** The body is {@link Wire#NOTHING}. */
    @PUT
    @Path("/tasks/{task}/complete.json")
    Response complete(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, JsonNode nothing);

    /** The body is {@link Wire#NOTHING}. */
    @PUT
    @Path("/tasks/{task}/uncomplete.json")
    Response reopen(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, JsonNode nothing);

    @PUT
    @Path("/tasks/{task}/move.json")
    Response move(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, JsonNode body);

    @GET
    @Path("/tasks/{task}/predecessors.json")
    Response predecessors(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task);

    @POST
    @Path("/tasks/{task}/comments.json")
    Response comment(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("task") long task, JsonNode body);

    @GET
    @Path("/projects/{project}/boards/columns.json")
    Response columns(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("project") long project, @BeanParam PageQuery page);

    @POST
    @Path("/boards/columns/{column}/cards.json")
    Response addCard(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("column") long column, JsonNode body);

    @PUT
    @Path("/boards/columns/cards/{card}/move.json")
    Response moveCard(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("card") long card, JsonNode body);

    @POST
    @Path("/projects/{project}/tasklists.json")
    Response createTasklist(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("project") long project, @QueryParam("addToTop") Boolean top, JsonNode body);

    @PUT
    @Path("/tasklists/{tasklist}.json")
    Response updateTasklist(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("tasklist") long tasklist, JsonNode body);
}

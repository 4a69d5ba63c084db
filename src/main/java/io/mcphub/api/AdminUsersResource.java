package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.platform.Secret;
import io.mcphub.platform.queue.ProviderRequests;
import io.mcphub.platform.rest.Created;
import io.mcphub.platform.rest.NoStore;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import io.mcphub.users.PeopleFilter;
import io.mcphub.users.PeoplePage;
import io.mcphub.users.Users;
import io.mcphub.users.ValidEmail;
import io.mcphub.users.ValidReason;
import io.mcphub.users.passwords.ValidPassword;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /api/admin/users}: people, for admins. */
@Path("admin/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminUsersResource {
    @Inject
    CurrentCaller caller;

    @Inject
    ConfirmedCaller confirmed;

    @Inject
    Users users;

    @Inject
    ProviderRequests providers;

    /** A person to create; with the role {@code user} if none is given. */
    public record UserRequest(@NotNull @ValidEmail String email, @NotNull @ValidPassword Secret password, @Nullable Role role, @Nullable Secret currentPassword) {}

    /** Changes of a person. Members that are missing stay unchanged. */
    public record UserChangeRequest(@Nullable Status status, @ValidReason @Nullable String rejectedReason, @Nullable Boolean active, @Nullable Role role, @Nullable Secret currentPassword) {
        UserChange change() {
            return new UserChange(status, rejectedReason, active, role);
        }
    }

    /**
     * A reset of a password.
     *
     * @param revokeTokens whether tokens, grants and client secrets end too; true if missing
     * @param currentPassword the admin's own password, needed if the sign-in is older than an hour
     */
    public record PasswordResetRequest(@Nullable Boolean revokeTokens, @Nullable Secret currentPassword) {}

    /** A new password. No other answer contains it. */
    public record NewPassword(String password) {}

    /** People, by address or newest first. */
    @GET
    public PeoplePage find(
            @QueryParam("q") @Nullable String words, @QueryParam("status") @Nullable String status, @QueryParam("role") @Nullable String role,
            @QueryParam("sort") @Nullable String sort, @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return users.find(caller.get(), PeopleFilter.read(words, status, role, sort, limit, cursor));
    }

    @GET
    @Path("{id}")
    public User get(@PathParam("id") String id) {
        return users.get(caller.get(), id);
    }

    /** Ends sessions, tokens, authorised apps and client secrets of a person. */
    @POST
    @Path("{id}/end_everything")
    public void endEverything(@PathParam("id") String id) {
        users.endAccess(caller.get(), id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Created
    public User create(@Valid @NotNull UserRequest person) {
        return users.create(confirmed.of(person.currentPassword()), person.email(), person.password().reveal(), person.role() == null ? Role.USER : person.role());
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public User change(@PathParam("id") String id, @Valid @NotNull UserChangeRequest wish) {
        return users.change(confirmed.of(wish.currentPassword()), id, wish.change());
    }

    /** The answer is the only place that shows the new password. */
    @POST
    @Path("{id}/reset_password")
    @NoStore
    public NewPassword resetPassword(@PathParam("id") String id, @Valid PasswordResetRequest wish) {
        boolean revokeTokens = wish.revokeTokens() == null || wish.revokeTokens();
        return new NewPassword(users.resetPassword(confirmed.of(wish.currentPassword()), id, revokeTokens).reveal());
    }

    /** The person's connections are revoked at their providers. */
    @DELETE
    @Path("{id}")
    public CompletionStage<Void> delete(@PathParam("id") String id) {
        Caller admin = caller.get();
        return providers.ask(admin.userId(), "all providers of a person", () -> users.delete(admin, id));
    }
}

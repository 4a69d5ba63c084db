package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditLog;
import io.mcphub.audit.AuditPage;
import io.mcphub.audit.reports.AuditPeople;
import io.mcphub.tools.catalogue.ToolCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditResourcesTest {
    private final List<AuditFilter> asked = new ArrayList<>();
    private final AuditQuery query = new AuditQuery();
    private final AuditLog log = new AuditLog() {
        @Override
        public AuditPage own(Caller caller, AuditFilter filter) {
            asked.add(filter.of(caller.userId()));
            return new AuditPage(List.of(), null, null);
        }

        @Override
        public AuditPage everybodys(Caller caller, AuditFilter filter) {
            asked.add(filter);
            return new AuditPage(List.of(), null, null);
        }
    };

    private final ToolCatalogue tools = new ToolCatalogue() {
        @Override
        public @Nullable String canonical(Caller caller, @Nullable String written) {
            return "slack_messages_post".equals(written) ? "slack.messages.post" : written;
        }
    };

    @Test
    void ownWhenAnotherUserIsAskedForThenStillOnlyTheCallers() {
        OwnAuditResource resource = new OwnAuditResource();
        resource.log = log;
        resource.tools = tools;
        resource.caller = current(Role.ADMIN);
        query.user = "somebody-else";
        resource.find(query);

        assertThat(asked).singleElement().extracting(AuditFilter::user).isEqualTo("u1");
    }

    @Test
    void toolWhenWrittenAsMostClientsShowItThenTheNameOfTheLog() {
        query.tool = "slack_messages_post";
        admin(Role.ADMIN).find(query);

        assertThat(asked).singleElement().extracting(AuditFilter::tool).isEqualTo("slack.messages.post");
    }

    @Test
    void everybodysWhenAdminThenAnyUser() {
        query.user = "somebody-else";
        admin(Role.ADMIN).find(query);

        assertThat(asked).singleElement().extracting(AuditFilter::user).isEqualTo("somebody-else");
    }

    private AdminAuditResource admin(Role role) {
        AdminAuditResource resource = new AdminAuditResource();
        resource.log = log;
        resource.tools = tools;
        resource.people = new AuditPeople();
        resource.caller = current(role);
        return resource;
    }

    private static CurrentCaller current(Role role) {
        CurrentCaller current = new CurrentCaller();
        current.set(Caller.person("u1", role, Caller.Credential.LOGIN_TOKEN, "j1", Instant.EPOCH));
        return current;
    }
}

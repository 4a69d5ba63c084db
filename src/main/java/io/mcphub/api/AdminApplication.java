package io.mcphub.api;

import io.mcphub.platform.rest.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /api}: administration, and everybody's own audit log. */
@ApplicationPath("api")
public class AdminApplication extends HubApplication {
    public AdminApplication() {
        super(AdminOverviewResource.class, AdminUsersResource.class, AdminCredentialsResource.class, AdminSettingsResource.class, AdminAuditResource.class, OwnAuditResource.class, AdminClientsResource.class, AdminConnectionsResource.class, AdminIntegrationsResource.class, ToolsResource.class, AdminInvitationsResource.class);
    }
}

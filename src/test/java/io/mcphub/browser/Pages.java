package io.mcphub.browser;

import static io.mcphub.browser.PortalPage.Reader.ADMIN;
import static io.mcphub.browser.PortalPage.Reader.MEMBER;
import static io.mcphub.browser.PortalPage.Reader.NEWCOMER;
import static io.mcphub.browser.PortalPage.Reader.NOBODY;

import java.util.List;

/**
 * Every page of the portal, as the checks for all pages visit it. A new page gets its line here; a page that looks quite
 * different empty and full gets two. What {@link Furniture} prepares is there to be shown.
 */
final class Pages {
    static final List<PortalPage> ALL = List.of(
            new PortalPage("login", "/login", NOBODY),
            new PortalPage("login-requested", "/login?requested=1", NOBODY),
            new PortalPage("signup", "/signup", NOBODY),
            new PortalPage("invite", "/invite", NOBODY),
            new PortalPage("problems", "/problems", NOBODY),
            new PortalPage("unknown", "/no/such/page", NOBODY),
            new PortalPage("home-empty", "/", NEWCOMER),
            new PortalPage("connections-empty", "/connections", NEWCOMER),
            new PortalPage("tokens-empty", "/tokens", NEWCOMER),
            new PortalPage("home", "/", MEMBER),
            new PortalPage("connections", "/connections", MEMBER),
            new PortalPage("connect-ai", "/connect-ai", MEMBER),
            new PortalPage("connect-ai-token", "/connect-ai?client=cursor", MEMBER),
            new PortalPage("tokens", "/tokens?new=token", MEMBER),
            new PortalPage("tools", "/tools", MEMBER),
            new PortalPage("tool", "/tools?tool=slack.messages.post", MEMBER),
            new PortalPage("account", "/account", MEMBER),
            new PortalPage("consent", Furniture.CONSENT, MEMBER),
            new PortalPage("unknown-signed-in", "/no/such/page", MEMBER),
            new PortalPage("doctor", "/doctor", MEMBER),
            new PortalPage("home-admin", "/", ADMIN),
            new PortalPage("admin-connections", "/admin/connections", ADMIN),
            new PortalPage("admin-connections-none", "/admin/connections?user=nobody@example.com", ADMIN),
            new PortalPage("admin-integrations", "/admin/integrations", ADMIN),
            new PortalPage("overview", "/admin?range=day&numbers=", ADMIN),
            new PortalPage("people", "/admin/users", ADMIN),
            new PortalPage("people-none", "/admin/users?q=nobody-at-all", ADMIN),
            new PortalPage("activity", "/activity", MEMBER),
            new PortalPage("audit", "/admin/audit", ADMIN),
            new PortalPage("settings", "/admin/settings", ADMIN),
            new PortalPage("person", "/admin/users?id=" + Furniture.MEMBER, ADMIN));

    private Pages() {}
}

package io.mcphub.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All settings: the hub's own and those that integrations declare. */
@ApplicationScoped
class KnownSettings {
    static final Setting PUBLIC_BASE_URL = new Setting("public_base_url", Setting.Kind.URL, "The address under which browsers and clients reach the hub");
    static final Setting PUBLIC_HOST = new Setting("public_host", Setting.Kind.HOST, "The host of that address, if only it differs");
    private static final List<Setting> OWN = List.of(
            new Setting("sign_up", Setting.Kind.CHOICE, "Who may ask for an account: everybody, whom an admin then approves (approval), or nobody but the invited (closed)", List.of("approval", "closed"), 0),
            number("access_token_expire_minutes", 1440, "How long access tokens and login tokens live, in minutes"),
            number("refresh_token_expire_days", 3650, "How long a client or script may go on without a new sign-in, in days"),
            new Setting("mcp_allowed_origins", Setting.Kind.ORIGINS, "Origins of browser clients that may call /mcp, instead of chatgpt.com, claude.ai and claude.com"),
            new Setting("client_id_documents", Setting.Kind.FLAG, "Apps may name themselves by an address that the hub fetches; false where the hub cannot reach the internet"),
            new Setting("oauth_native_redirects", Setting.Kind.URIS, "Redirect addresses of native apps that may register, instead of those of Cursor, Windsurf, VS Code, Warp and Raycast"),
            number("oauth_registrations_per_day", 100_000, "Apps that may register themselves from one address in a day"),
            new Setting("trusted_proxies", Setting.Kind.ADDRESSES, "Proxies whose X-Forwarded-For tells the address of a client"),
            new Setting("tools_off", Setting.Kind.TOOLS, "Tools that nobody may use"),
            new Setting("tools_off_members", Setting.Kind.TOOLS, "Tools that only admins may use"),
            new Setting("pat_without_expiry", Setting.Kind.FLAG, "Personal access tokens may live for ever"),
            new Setting("api_reference", Setting.Kind.FLAG, "Signed-in people may read and try the REST API at /docs and /redoc"),
            new Setting("audit_payloads", Setting.Kind.FLAG, "The audit log keeps arguments and results, shortened and without secrets"),
            number("audit_retention_days", 36_500, "Audit entries older than this many days are deleted; without a number none is"));

    private static Setting number(String name, int most, String help) {
        return new Setting(name, Setting.Kind.NUMBER, help, List.of(), most);
    }

    @Inject
    @Any
    Instance<SettingSource> sources;

    private volatile @Nullable Map<String, Setting> byName;

    List<Setting> all() {
        return Stream.of(Stream.of(PUBLIC_BASE_URL, PUBLIC_HOST), sources.stream().flatMap(source -> source.settings().stream()), OWN.stream())
                .flatMap(settings -> settings)
                .toList();
    }

    /** Asked for every call of a tool. Declarations do not change while the hub runs, so they are read once. */
    Optional<Setting> find(String name) {
        if (byName == null) {
            byName = all().stream().collect(Collectors.toUnmodifiableMap(Setting::name, setting -> setting, (first, again) -> first));
        }
        return Optional.ofNullable(byName.get(name));
    }
}

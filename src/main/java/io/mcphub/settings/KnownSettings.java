package io.mcphub.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings: the hub's own and those that integrations declare. */
@ApplicationScoped
class KnownSettings {
    static final Setting PUBLIC_BASE_URL = new Setting("public_base_url", Setting.Kind.URL, "The address under which browsers and clients reach the hub");
    static final Setting PUBLIC_HOST = new Setting("public_host", Setting.Kind.HOST, "The host of that address, if only it differs");
    private static final List<Setting> FLAGS = List.of(
            new Setting("pat_without_expiry", Setting.Kind.FLAG, "Personal access tokens may live for ever"),
            new Setting("audit_payloads", Setting.Kind.FLAG, "The audit log keeps arguments and results, shortened and without secrets"));

    @Inject
    @Any
    Instance<SettingSource> sources;

    List<Setting> all() {
        return Stream.of(Stream.of(PUBLIC_BASE_URL, PUBLIC_HOST), sources.stream().flatMap(source -> source.settings().stream()), FLAGS.stream())
                .flatMap(settings -> settings)
                .toList();
    }

    Optional<Setting> find(String name) {
        return all().stream().filter(setting -> setting.name().equals(name)).findFirst();
    }
}

package io.mcphub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.mcphub.access.Caller;
import io.mcphub.platform.queue.Timer;
import io.mcphub.tools.Tool;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arrows between the rooms. A room that is still empty breaks none of them. */
@AnalyzeClasses(packages = "io.mcphub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.mcphub.";

    /**
     * Who may use whom, besides itself: every package is a key, doors included. A star stands for a package and those below it.
     */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            room("platform"),
            room("platform.crypto", "platform"),
            room("platform.persistence", "platform", "platform.queue"),
            room("platform.persistence.sqlite", "platform.persistence", "platform"),
            room("platform.persistence.postgresql", "platform.persistence", "platform"),
            room("platform.http", "platform.persistence", "platform.outbound", "platform"),
            room("platform.rest", "platform.http", "platform.persistence", "platform"),
            room("platform.outbound", "platform"),
            room("platform.queue", "platform"),
            room("platform.documents", "platform"),
            room("platform.nodes", "platform", "platform.persistence", "platform.queue", "platform.crypto"),
            room("platform.nodes.errands", "platform.nodes", "platform", "platform.persistence", "platform.queue", "platform.crypto"),
            room("access", "platform.*"),
            room("audit", "access", "platform.*"),
            room("settings", "access", "audit", "platform.*"),
            room("users.passwords", "platform.*"),
            room("users", "users.passwords", "access", "audit", "platform.*"),
            room("audit.statistics", "audit", "access", "platform.*"),
            room("audit.retention", "settings", "platform.*"),
            room("audit.reports", "audit", "users", "access", "platform.*"),
            room("users.signin", "users", "users.passwords", "access", "audit", "settings", "platform.*"),
            room("users.sessions", "users.signin", "users", "access", "settings", "platform.*"),
            room("tokens", "users.signin", "users", "access", "audit", "settings", "platform.*"),
            room("authorization", "settings", "platform.*"),
            room("authorization.clients", "authorization", "users", "access", "audit", "settings", "platform.*"),
            room("authorization.grants", "authorization", "authorization.clients", "users", "access", "audit", "settings", "platform.*"),
            room("authorization.requests", "authorization", "authorization.clients", "authorization.grants", "users", "access", "audit", "settings", "platform.*"),
            room("authorization.tokens", "authorization", "authorization.clients", "authorization.grants", "tokens", "users", "access", "audit", "settings", "platform.*"),
            room("connections.credentials", "platform.*"),
            room("connections.connectors", "connections.credentials", "audit", "settings", "platform.*"),
            room("connections", "connections.connectors", "connections.credentials", "users", "access", "audit", "settings", "platform.*"),
            room("connections.conversations", "connections", "connections.connectors", "connections.credentials", "access", "settings", "platform.*"),
            room("connections.administration", "connections.connectors", "access", "settings", "platform.*"),
            room("repeats", "platform.*"),
            room("tools", "connections.credentials", "access", "platform.*"),
            room("tools.catalogue", "tools", "connections.credentials", "access", "platform.*"),
            room("tools.calls", "tools", "tools.catalogue", "repeats", "connections", "connections.connectors", "connections.credentials", "access", "audit", "settings", "platform.*"),
            room("clients", "settings", "platform.*"),
            room("features", "tools", "access"),
            room("upstream", "platform.*"),
            room("overview", "audit.statistics", "connections", "connections.connectors", "upstream", "users", "access", "platform.*"),
            room("integrations.hub", "tools.*", "connections", "connections.connectors", "access", "settings", "platform.*"),
            room("integrations.slack.client", "upstream", "connections", "connections.credentials", "settings", "platform.*"),
            room("integrations.slack.text", "integrations.slack.client", "upstream", "platform.*"),
            room("integrations.slack.directory", "integrations.slack.text", "integrations.slack.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.slack.arguments", "integrations.slack.directory", "integrations.slack.client", "tools", "connections.credentials", "platform.*"),
            room("integrations.slack.messages", "integrations.slack.arguments", "integrations.slack.directory", "integrations.slack.text", "integrations.slack.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.slack.channels", "integrations.slack.arguments", "integrations.slack.directory", "integrations.slack.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.slack.files", "integrations.slack.arguments", "integrations.slack.directory", "integrations.slack.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.slack", "integrations.slack.client", "upstream", "connections.connectors", "connections.credentials", "settings", "platform.*"),
            room("integrations.teamwork.client", "tools", "upstream", "connections", "connections.credentials", "platform.*"),
            room("integrations.teamwork.model", "integrations.teamwork.client", "tools", "upstream"),
            room("integrations.teamwork.arguments", "integrations.teamwork.model", "integrations.teamwork.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.teamwork.tasks", "integrations.teamwork.arguments", "integrations.teamwork.model", "integrations.teamwork.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.teamwork.projects", "integrations.teamwork.arguments", "integrations.teamwork.model", "integrations.teamwork.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.teamwork.time", "integrations.teamwork.tasks", "integrations.teamwork.arguments", "integrations.teamwork.model", "integrations.teamwork.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.teamwork", "integrations.teamwork.client", "tools", "upstream", "connections.connectors", "connections.credentials", "platform.*"),
            room("integrations.telegram.engine"),
            room("integrations.telegram.process", "integrations.telegram.engine", "integrations.telegram.sessions", "platform.*"),
            room("integrations.telegram.sessions", "integrations.telegram.engine", "connections", "connections.credentials", "settings", "platform.*"),
            room("integrations.telegram.client", "integrations.telegram.sessions", "integrations.telegram.engine", "upstream", "connections", "connections.credentials", "settings", "platform.*"),
            room("integrations.telegram.text", "integrations.telegram.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.telegram.reach", "integrations.telegram.client", "tools", "upstream", "connections", "connections.credentials", "platform.*"),
            room("integrations.telegram.arguments", "integrations.telegram.reach", "integrations.telegram.text", "integrations.telegram.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.telegram.dialogs", "integrations.telegram.arguments", "integrations.telegram.reach", "integrations.telegram.text", "integrations.telegram.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.telegram.messages", "integrations.telegram.arguments", "integrations.telegram.reach", "integrations.telegram.text", "integrations.telegram.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.telegram.people", "integrations.telegram.arguments", "integrations.telegram.reach", "integrations.telegram.text", "integrations.telegram.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.telegram.media", "integrations.telegram.arguments", "integrations.telegram.reach", "integrations.telegram.text", "integrations.telegram.client", "tools", "upstream", "connections.credentials", "platform.*"),
            room("integrations.telegram.signin", "integrations.telegram.client", "integrations.telegram.sessions", "integrations.telegram.engine", "upstream", "connections.conversations", "connections.connectors", "connections.credentials", "settings", "platform.*"),
            room("integrations.telegram", "integrations.telegram.signin", "integrations.telegram.client", "integrations.telegram.sessions", "integrations.telegram.engine", "integrations.telegram.process", "upstream", "connections.conversations", "connections.connectors", "connections.credentials", "platform.*"),
            room("security", "access", "authorization.tokens", "tokens", "users.sessions", "settings", "platform.*"),
            room("mcp.protocol", "access", "platform.*"),
            room("mcp.tools", "mcp.protocol", "tools.*", "access", "platform.*"),
            room("mcp.calls", "mcp.protocol", "tools.*", "access", "settings", "platform.*"),
            room("mcp.listening", "mcp.tools", "mcp.protocol", "authorization.tokens", "tokens", "users", "connections", "access", "settings", "platform.*"),
            room("mcp.methods", "mcp.listening", "mcp.calls", "mcp.tools", "mcp.protocol", "features", "tools.*", "access", "platform.*"),
            room("mcp.transport", "mcp.methods", "mcp.listening", "mcp.calls", "mcp.protocol", "access", "settings", "platform.*"),
            room("oauth", "authorization.*", "connections.*", "tokens", "access", "settings", "platform.*"),
            room("api", "doctor", "overview", "authorization.*", "clients", "connections.*", "tools.*", "tokens", "users.invitations", "users.signin", "users.sessions", "users.passwords", "users", "access", "audit.reports", "audit.statistics", "audit", "settings", "platform.*"),
            room("api.openapi", "api", "connections.credentials", "platform.*"),
            room("ui", "tools", "connections.connectors", "connections", "users.signin", "users.sessions", "users", "access", "platform.*"),
            room("ui.filters", "ui", "authorization.*", "connections.*", "tokens", "audit", "users.signin", "users.sessions", "users", "access", "settings", "platform.*"),
            room("ui.signin", "ui", "users.invitations", "authorization.*", "connections.*", "tokens", "audit", "users.signin", "users.sessions", "users", "access", "settings", "platform.*"),
            room("ui.home", "ui", "authorization.*", "connections.*", "tokens", "audit", "users.signin", "users.sessions", "users", "access", "settings", "platform.*"),
            room("ui.account", "ui", "authorization.*", "connections.*", "tokens", "audit", "users.signin", "users.sessions", "users", "access", "settings", "platform.*"),
            room("ui.connecting", "ui", "tools.calls", "authorization.*", "connections.*", "tokens", "audit", "users.signin", "users.sessions", "users", "access", "settings", "platform.*"),
            room("users.invitations", "users.signin", "users.passwords", "users", "access", "audit", "settings", "platform.*"),
            room("ui.people", "ui", "authorization.clients", "authorization.grants", "tokens", "users.invitations", "users", "access", "platform.*"),
            room("ui.providers", "ui", "connections", "connections.administration", "connections.connectors", "settings", "access", "platform.*"),
            room("ui.settings", "ui", "doctor", "users", "settings", "audit", "access", "platform.*"),
            room("doctor", "authorization.*", "access", "settings", "platform.*"),
            room("ui.doctor", "ui", "doctor", "access", "platform.*"),
            room("ui.tools", "ui", "tools.*", "connections", "connections.connectors", "access", "platform.*"),
            room("ui.tokens", "ui", "authorization.clients", "authorization.grants", "tokens", "connections", "connections.connectors", "access", "platform.*"),
            room("ui.ai", "ui.tokens", "ui", "authorization", "clients", "tokens", "access", "platform.*"),
            room("ui.consent", "ui", "authorization.*", "connections.*", "tools.calls", "tokens", "audit", "users.signin", "users.sessions", "users", "access", "settings", "platform.*"),
            room("ui.reference", "ui", "tokens", "settings", "access", "platform.*"),
            room("ui.overview", "ui", "overview", "audit.statistics", "access", "platform.*"),
            room("ui.audit", "ui", "tools.*", "audit.reports", "audit", "access", "platform.*"),
            room("launcher.failures"),
            room("launcher.files"),
            room("launcher.logging", "launcher.failures", "launcher.files"),
            room("launcher.configuration", "launcher.logging", "launcher.failures", "launcher.files"),
            room("launcher.bundle", "launcher.failures"),
            room("launcher.jvm", "launcher.bundle", "launcher.failures", "launcher.files"),
            room("launcher.data", "launcher.bundle", "launcher.configuration", "launcher.failures", "launcher.files"),
            room("launcher", "launcher.data", "launcher.jvm", "launcher.bundle", "launcher.configuration", "launcher.logging", "launcher.failures"));

    private static final Pattern SQLITE_WORDS = Pattern.compile(
            "(?i)jdbc:sqlite|org[./]sqlite|sqlite_[a-z]+|PRAGMA |AUTOINCREMENT|(?-i:\\browid\\b)|last_insert_rowid|INSERT OR |REPLACE INTO|strftime\\(|unixepoch|julianday| GLOB |WITHOUT ROWID");

    private static final Set<String> CORE = Set.of("platform.*", "repeats", "settings", "audit.*", "users.*", "tokens", "connections.*", "authorization.*");

    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_WHAT_THEIR_ARROWS_ALLOW = classes().that().resideInAPackage("io.mcphub..").should(followTheArrows());

    @ArchTest
    static void arrowsWhenFollowedThenNoneRunsBack(JavaClasses classes) {
        for (String start : ARROWS.keySet()) {
            assertThat(reachable(start)).as("what " + start + " may use, directly or not").doesNotContain(start);
        }
    }

    /**
     * Only this package names SQLite, so that supporting another database means adding a package. The launcher is excepted: it runs
     * outside the WAR and opens the file by itself.
     */
    @ArchTest
    static final ArchRule ONE_PACKAGE_KNOWS_SQLITE = classes()
            .that().resideOutsideOfPackages("io.mcphub.platform.persistence.sqlite..", "io.mcphub.launcher..")
            .should(nameNothingOfSqlite())
            .andShould().onlyDependOnClassesThat().resideOutsideOfPackage("org.sqlite..");

    @ArchTest
    static final ArchRule ONE_PACKAGE_KNOWS_POSTGRESQL = noClasses()
            .that().resideOutsideOfPackages("io.mcphub.platform.persistence.postgresql..")
            .should().dependOnClassesThat().resideInAPackage("org.postgresql..");

    @ArchTest
    static final ArchRule NOTHING_USES_AN_INTEGRATION = noClasses()
            .that().resideOutsideOfPackage("io.mcphub.integrations..")
            .should().dependOnClassesThat().resideInAPackage("io.mcphub.integrations..");

    /** The launcher asks its own hub whether it is ready. */
    @ArchTest
    static final ArchRule ONE_PLACE_MAKES_HTTP_CLIENTS = noClasses()
            .that().resideOutsideOfPackages("io.mcphub.platform.outbound..", "io.mcphub.launcher..")
            .should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "jakarta.ws.rs.client..", "org.eclipse.microprofile.rest.client..")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("okhttp3.OkHttpClient$Builder");

    /** Elsewhere a task would close the entity managers of whoever scheduled it. */
    @ArchTest
    static final ArchRule ONE_CLASS_USES_THE_SERVER_S_TIMER = noClasses()
            .that().areNotAssignableTo(Timer.class)
            .should().dependOnClassesThat().areAssignableTo(ManagedScheduledExecutorService.class);

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_THEIR_PACKAGE = classes().that().areAnnotatedWith(Entity.class)
            .should().haveSimpleNameEndingWith("Entity")
            .andShould(beUsedInTheirPackageOnly())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule TRANSACTIONS_BELONG_TO_THE_CORE = classes().that(areTransactional()).should(resideIn(CORE)).allowEmptyShould(true);

    /** Stores act for whoever they are told; the rules about who may are asked before, in the classes that use them. */
    @ArchTest
    static final ArchRule ONLY_THE_CORE_USES_STORES = noClasses()
            .that().resideInAnyPackage("io.mcphub.mcp..", "io.mcphub.api..", "io.mcphub.ui..", "io.mcphub.security..", "io.mcphub.integrations..", "io.mcphub.oauth..")
            .should().dependOnClassesThat().haveNameMatching("io\\.mcphub\\.(users|tokens|authorization|connections|settings|audit|repeats)\\..*Store");

    @ArchTest
    static final ArchRule DOORS_AND_INTEGRATIONS_HAVE_NO_ENTITY_MANAGER = noClasses()
            .that().resideInAnyPackage("io.mcphub.mcp..", "io.mcphub.api..", "io.mcphub.ui..", "io.mcphub.security..", "io.mcphub.integrations..", "io.mcphub.tools..", "io.mcphub.oauth..")
            .should().dependOnClassesThat().areAssignableTo(EntityManager.class)
            .allowEmptyShould(true);

    /** Only the core decides who is an admin. A door passes the caller. */
    @ArchTest
    static final ArchRule NO_DOOR_KNOWS_THE_ADMIN_RULE = noClasses()
            .that().resideInAnyPackage("io.mcphub.mcp..", "io.mcphub.api..", "io.mcphub.ui..", "io.mcphub.oauth..")
            .should().callMethod(Caller.class, "isAdmin")
            .orShould().callMethod(Caller.class, "requireAdmin")
            .orShould().callMethod(Caller.class, "role");

    @ArchTest
    static final ArchRule TOOLS_ARE_DECLARED_BY_INTEGRATIONS = methods().that().areAnnotatedWith(Tool.class)
            .should().beDeclaredInClassesThat().resideInAPackage("io.mcphub.integrations..")
            .allowEmptyShould(true);

    private static Map.Entry<String, Set<String>> room(String name, String... uses) {
        return Map.entry(name, Set.of(uses));
    }

    /** The package below {@code io.mcphub}; empty for the root and for foreign classes. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
    }

    /** All packages that can be reached from a package over one or more arrows. */
    private static Set<String> reachable(String start) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            String room = open.pop();
            ARROWS.keySet().stream()
                    .filter(used -> !used.equals(room) && ARROWS.get(room).stream().anyMatch(allowed -> within(used, allowed)))
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return reached;
    }

    /** Whether a compiled class contains names of SQLite, as a class it uses or in a text. */
    private static ArchCondition<JavaClass> nameNothingOfSqlite() {
        return new ArchCondition<>("say nothing that only SQLite understands") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
                    Matcher word = SQLITE_WORDS.matcher(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1));
                    if (word.find()) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " says " + word.group()));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static ArchCondition<JavaClass> followTheArrows() {
        return new ArchCondition<>("use only what the arrows allow") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (!allowed(type, dependency.getTargetClass())) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean allowed(JavaClass from, JavaClass to) {
        String source = room(from);
        String target = room(to);
        if (source.isEmpty() || target.isEmpty() || source.equals(target)) {
            return true;
        }
        return ARROWS.getOrDefault(source, Set.of()).stream().anyMatch(allowed -> within(target, allowed));
    }

    private static boolean within(String room, String allowed) {
        String base = allowed.endsWith(".*") ? allowed.substring(0, allowed.length() - 2) : allowed;
        return room.equals(base) || allowed.endsWith(".*") && room.startsWith(base + ".");
    }

    private static ArchCondition<JavaClass> beUsedInTheirPackageOnly() {
        return new ArchCondition<>("be used in their package only") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                entity.getDirectDependenciesToSelf().stream()
                        .filter(d -> !d.getOriginClass().getPackageName().equals(entity.getPackageName()))
                        .forEach(d -> events.add(SimpleConditionEvent.violated(entity, d.getDescription())));
            }
        };
    }

    private static DescribedPredicate<JavaClass> areTransactional() {
        return DescribedPredicate.describe("are transactional", type -> type.isAnnotatedWith(Transactional.class)
                || type.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(Transactional.class)));
    }

    private static ArchCondition<JavaClass> resideIn(Set<String> rooms) {
        List<String> sorted = rooms.stream().sorted().toList();
        return new ArchCondition<>("reside in one of " + sorted) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (rooms.stream().noneMatch(allowed -> within(room(type), allowed))) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is transactional"));
                }
            }
        };
    }
}

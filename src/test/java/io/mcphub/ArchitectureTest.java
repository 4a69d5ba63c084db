package io.mcphub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.mcphub.tools.Tool;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arrows between the rooms. A room that is still empty breaks none of them. */
@AnalyzeClasses(packages = "io.mcphub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.mcphub.";

    /** Who may use whom, besides itself. What is not a key here may use what it likes, within the other rules. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "platform", Set.of(),
            "settings", Set.of("audit", "platform"),
            "audit", Set.of("platform"),
            "accounts", Set.of("audit", "settings", "platform"),
            "tokens", Set.of("accounts", "audit", "settings", "platform"),
            "connections", Set.of("audit", "accounts", "settings", "platform"),
            "tools", Set.of("connections", "audit", "settings", "platform"),
            "features", Set.of("tools", "platform"),
            "upstream", Set.of("platform"),
            "integrations", Set.of("tools", "features", "connections", "upstream", "settings", "platform"));

    private static final Set<String> CORE = Set.of("platform", "settings", "audit", "accounts", "tokens", "connections", "oauth");
    private static final Set<String> DOORS = Set.of("mcp", "oauth", "api", "ui");

    /** The authorization server owns stores that other doors may show and end. */
    private static final Set<String> SHARED_DOOR = Set.of("oauth");

    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_WHAT_THEIR_ARROWS_ALLOW = classes().that().resideInAPackage("io.mcphub..").should(followTheArrows());

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

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_THEIR_PACKAGE = classes().that().areAnnotatedWith(Entity.class)
            .should().haveSimpleNameEndingWith("Entity")
            .andShould(beUsedInTheirPackageOnly())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule TRANSACTIONS_BELONG_TO_THE_CORE = classes().that(areTransactional()).should(resideIn(CORE)).allowEmptyShould(true);

    @ArchTest
    static final ArchRule DOORS_AND_INTEGRATIONS_HAVE_NO_ENTITY_MANAGER = noClasses()
            .that().resideInAnyPackage("io.mcphub.mcp..", "io.mcphub.api..", "io.mcphub.ui..", "io.mcphub.security..", "io.mcphub.integrations..", "io.mcphub.tools..")
            .should().dependOnClassesThat().areAssignableTo(EntityManager.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule TOOLS_ARE_DECLARED_BY_INTEGRATIONS = methods().that().areAnnotatedWith(Tool.class)
            .should().beDeclaredInClassesThat().resideInAPackage("io.mcphub.integrations..")
            .allowEmptyShould(true);

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
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
        if (source.isEmpty() || target.isEmpty()) {
            return true;
        }
        if (source.equals(target)) {
            return !source.equals("integrations") || from.getPackageName().equals(to.getPackageName());
        }
        if (DOORS.contains(source) && DOORS.contains(target)) {
            return SHARED_DOOR.contains(target);
        }
        return !ARROWS.containsKey(source) || ARROWS.get(source).contains(target);
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
                if (!rooms.contains(room(type))) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is transactional"));
                }
            }
        };
    }
}

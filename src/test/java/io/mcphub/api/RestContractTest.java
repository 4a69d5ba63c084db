package io.mcphub.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Bodies of REST are records, so that the container checks them and OpenAPI describes them. */
@AnalyzeClasses(packages = "io.mcphub.api", importOptions = ImportOption.DoNotIncludeTests.class)
class RestContractTest {
    @ArchTest
    static final ArchRule RESOURCES_TAKE_CHECKED_RECORDS = methods().that().areMetaAnnotatedWith(HttpMethod.class).should(takeOnlyCheckedRecords());

    @ArchTest
    static final ArchRule RESOURCES_RETURN_RECORDS = methods().that().areMetaAnnotatedWith(HttpMethod.class).should(returnRecords());

    @ArchTest
    static final ArchRule NO_RESOURCE_BINDS_BY_HAND = noClasses().that().resideInAPackage("io.mcphub.api").should().dependOnClassesThat().areAssignableTo(JsonNode.class)
            .orShould().dependOnClassesThat().areAssignableTo(ObjectMapper.class)
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.InputStream");

    private static ArchCondition<JavaMethod> takeOnlyCheckedRecords() {
        return new ArchCondition<>("take parts of the address, and a body as a record that is checked") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getParameters().stream().filter(parameter -> !isOfTheAddress(parameter) && !isCheckedRecord(parameter)).forEach(parameter ->
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes " + parameter.getType().getName() + " unchecked")));
            }
        };
    }

    private static boolean isOfTheAddress(JavaParameter parameter) {
        return parameter.isAnnotatedWith(PathParam.class) || parameter.isAnnotatedWith(QueryParam.class) || parameter.isAnnotatedWith(BeanParam.class);
    }

    private static boolean isCheckedRecord(JavaParameter parameter) {
        return parameter.getRawType().isRecord() && parameter.isAnnotatedWith(Valid.class);
    }

    private static ArchCondition<JavaMethod> returnRecords() {
        return new ArchCondition<>("return a record, a list of records, nothing, a redirect or a file; at once or later") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!isRedirect(method) && !isFile(method) && !isTyped(method.getReturnType())) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " returns " + method.getReturnType().getName()));
                }
            }
        };
    }

    /** To the provider, where a person signs in. */
    private static boolean isRedirect(JavaMethod method) {
        return method.getFullName().equals(IntegrationsResource.class.getName() + ".connect(java.lang.String, java.lang.String)") && method.getRawReturnType().isEquivalentTo(Response.class);
    }

    /** Of a format that the caller chooses, written while it is sent. */
    private static boolean isFile(JavaMethod method) {
        return method.isAnnotatedWith(Produces.class) && List.of(method.getAnnotationOfType(Produces.class).value()).equals(List.of(MediaType.WILDCARD)) && method.getRawReturnType().isEquivalentTo(Response.class);
    }

    private static boolean isTyped(JavaType type) {
        JavaClass raw = type.toErasure();
        if (raw.isEquivalentTo(CompletionStage.class)) {
            JavaType later = ((JavaParameterizedType) type).getActualTypeArguments().get(0);
            return later.toErasure().isEquivalentTo(Void.class) || isTyped(later);
        }
        if (raw.isEquivalentTo(List.class)) {
            return type instanceof JavaParameterizedType list && list.getActualTypeArguments().stream().allMatch(item -> item.toErasure().isRecord());
        }
        return raw.isRecord() || raw.isEquivalentTo(void.class);
    }
}

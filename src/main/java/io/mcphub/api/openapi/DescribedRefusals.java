package io.mcphub.api.openapi;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** How operations refuse: with problem documents (RFC 9457), listed in {@code docs/problems.md}. */
final class DescribedRefusals {
    static final String SCHEMA = "Problem";
    private static final String REST = "Any other refusal; its type says which, and what to do";

    private DescribedRefusals() {}

    /** The schema of a problem document. */
    static Schema schema() {
        return OASFactory.createSchema().type(SchemaType.OBJECT).description("A problem document (RFC 9457)")
                .addProperty("type", text().format("uri").description("Leads to the cause and the cure"))
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().type(SchemaType.INTEGER))
                .addProperty("detail", text().description("What is wrong, and what to do"))
                .addProperty("field", text().description("The member or parameter that is wrong"));
    }

    /** Adds those that an operation can answer. */
    static void add(APIResponses answers, String path, boolean open, boolean takesBody, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(more);
        if (!open) {
            all.put("401", "No login token, or one that has ended");
        }
        if (path.startsWith("/api/admin")) {
            all.put("403", "Not an admin");
        }
        if (path.contains("{")) {
            all.put("404", "There is none, or it is somebody else's");
        }
        if (takesBody) {
            all.put("400", "Not JSON");
            all.put("422", "A member is unknown, missing or wrong");
        }
        all.forEach((status, reason) -> answers.addAPIResponse(status, problem(reason)));
        answers.setDefaultValue(problem(REST));
    }

    private static APIResponse problem(String reason) {
        return OASFactory.createAPIResponse().description(reason).content(OASFactory.createContent()
                .addMediaType("application/problem+json", OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA))));
    }

    private static Schema text() {
        return OASFactory.createSchema().type(SchemaType.STRING);
    }
}

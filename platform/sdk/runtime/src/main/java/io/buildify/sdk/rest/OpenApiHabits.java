package io.buildify.sdk.rest;

import io.buildify.sdk.environment.ModuleEnvironment;
import io.buildify.sdk.problem.Problem;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Tells in the OpenAPI document what holds for every path: prefix, token, {@code ?company=} and problems. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class OpenApiHabits implements OASFilter {

    /** The name that Quarkus gives to the one of {@code quarkus.smallrye-openapi.security-scheme}. */
    private static final String SCHEME = "SecurityScheme";

    private static final String REFUSED = "403";

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        ModuleEnvironment environment =
                Arc.container().instance(ModuleEnvironment.class).get();
        openApi.setServers(List.of(OASFactory.createServer().url(environment.apiPrefix())));
        openApi.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        openApi.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(OpenApiHabits::complete);
    }

    private static void complete(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name("company")
                .in(Parameter.In.QUERY)
                .description("One company to work for; only with a token of the tenant as a whole")
                .schema(text()));
        operation.getResponses().setDefaultValue(OASFactory.createAPIResponse().description("A problem (RFC 9457)"));
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.equals("default") || status.equals(REFUSED)) {
                response.setContent(problemContent());
            }
        });
    }

    private static Content problemContent() {
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(problem()));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("request", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema()
                                        .addType(Schema.SchemaType.OBJECT)
                                        .addProperty("field", text())
                                        .addProperty("message", text())));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}

package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Schema;
import java.util.ArrayList;
import java.util.List;

/** Schemas. {@code public} is there in every new database. */
final class SchemaWriter {

    private static final String PUBLIC = "public";

    private SchemaWriter() {}

    static List<Step> steps(List<Schema> schemas) {
        List<Step> steps = new ArrayList<>();
        for (Schema schema : schemas) {
            String name = schema.name().readable();
            List<String> made =
                    schema.name().value().equals(PUBLIC) ? List.of() : List.of("CREATE SCHEMA IF NOT EXISTS " + name);
            List<String> statements =
                    new Comments(made).add("SCHEMA " + name, schema.comment()).statements();
            if (!statements.isEmpty()) {
                steps.add(Step.of(Section.SCHEMAS, schema.reference(), statements));
            }
        }
        return steps;
    }
}

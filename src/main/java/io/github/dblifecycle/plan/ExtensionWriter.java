package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Extension;
import java.util.ArrayList;
import java.util.List;

/**
 * Extensions, in whatever version the server has: another server of the same major version may not have the one that was
 * read. {@code plpgsql} is there in every new database.
 */
final class ExtensionWriter {

    private static final String ALWAYS_THERE = "plpgsql";

    private ExtensionWriter() {}

    static List<Step> steps(List<Extension> extensions) {
        List<Step> steps = new ArrayList<>();
        for (Extension extension : extensions) {
            String name = extension.name().readable();
            List<String> made = extension.name().value().equals(ALWAYS_THERE)
                    ? List.of()
                    : List.of("CREATE EXTENSION IF NOT EXISTS " + name + " WITH SCHEMA "
                            + extension.schema().readable());
            List<String> statements = new Comments(made)
                    .add("EXTENSION " + name, extension.comment())
                    .statements();
            if (!statements.isEmpty()) {
                steps.add(Step.of(Section.EXTENSIONS, extension.reference(), statements));
            }
        }
        return steps;
    }
}

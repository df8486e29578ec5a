package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.ForeignDataWrapper;
import io.github.dblifecycle.catalog.ForeignServer;
import io.github.dblifecycle.catalog.UserMapping;
import java.util.List;

/** Foreign-data wrappers, servers and user mappings, without secrets. */
final class ForeignDataWriter {

    private ForeignDataWriter() {}

    static Step step(ForeignDataWrapper wrapper) {
        return step(
                wrapper,
                "CREATE " + ObjectName.of(wrapper.reference())
                        + wrapper.handler()
                                .map(function -> " HANDLER " + function)
                                .orElse("")
                        + wrapper.validator()
                                .map(function -> " VALIDATOR " + function)
                                .orElse("")
                        + SqlText.foreignOptions(wrapper.options()));
    }

    static Step step(ForeignServer server) {
        return step(
                server,
                "CREATE " + ObjectName.of(server.reference())
                        + server.type()
                                .map(type -> " TYPE " + SqlText.literal(type))
                                .orElse("")
                        + server.version()
                                .map(version -> " VERSION " + SqlText.literal(version))
                                .orElse("")
                        + " FOREIGN DATA WRAPPER " + server.wrapper().readable()
                        + SqlText.foreignOptions(server.options()));
    }

    static Step step(UserMapping mapping) {
        return step(
                mapping, "CREATE " + ObjectName.of(mapping.reference()) + SqlText.foreignOptions(mapping.options()));
    }

    private static Step step(CatalogObject object, String create) {
        return Step.of(
                Section.FOREIGN_DATA,
                object.reference(),
                object.partOf().stream().toList(),
                new Comments(List.of(create))
                        .add(object.reference(), object.comment())
                        .statements());
    }
}

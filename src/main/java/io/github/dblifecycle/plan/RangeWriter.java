package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.RangeType;
import java.util.ArrayList;
import java.util.List;

/** Range types. */
final class RangeWriter {

    private RangeWriter() {}

    static Step step(RangeType range) {
        String name = range.name().readable();
        List<String> options = new ArrayList<>();
        options.add("subtype = " + range.subtype());
        options.add("subtype_opclass = " + range.operatorClass());
        range.collation().ifPresent(collation -> options.add("collation = " + collation));
        range.canonicalFunction().ifPresent(function -> options.add("canonical = " + function));
        range.differenceFunction().ifPresent(function -> options.add("subtype_diff = " + function));
        options.add("multirange_type_name = " + range.multirange());
        return Step.of(
                Section.TYPES,
                range.reference(),
                Comments.after(
                        "CREATE TYPE " + name + " AS RANGE " + SqlText.lines(options),
                        "TYPE " + name,
                        range.comment()));
    }
}

package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.DefinedObject;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.OperatorFamily;

/** What is made and dropped as a whole: languages, access methods, collations, operators and what is made of them. */
final class DefinitionRows {

    private DefinitionRows() {}

    static void read(Snapshot snapshot, ReadObjects objects) {
        read("languages", ObjectKind.LANGUAGE, snapshot, objects);
        read("access_methods", ObjectKind.ACCESS_METHOD, snapshot, objects);
        read("collations", ObjectKind.COLLATION, snapshot, objects);
        read("operators", ObjectKind.OPERATOR, snapshot, objects);
        snapshot.query(
                "operator_families",
                row -> objects.add(
                        new OperatorFamily(
                                row.qualifiedName(), row.identifier("part"), row.present("members"), row.comment()),
                        row));
        read("operator_classes", ObjectKind.OPERATOR_CLASS, snapshot, objects);
        read("casts", ObjectKind.CAST, snapshot, objects);
        read("transforms", ObjectKind.TRANSFORM, snapshot, objects);
        read("conversions", ObjectKind.CONVERSION, snapshot, objects);
    }

    static void read(String query, ObjectKind kind, Snapshot snapshot, ReadObjects objects) {
        snapshot.query(
                query,
                row -> objects.add(new DefinedObject(row.reference(kind), row.text("definition"), row.comment()), row));
    }
}

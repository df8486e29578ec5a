package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.sql.Identifier;

/** What PostgreSQL 18 calls a NOT NULL that nobody gave a name: {@code table_column_not_null}, shortened where needed. */
final class NotNullName {

    private static final int LONGEST_NAME = 63;
    private static final String LABEL = "_not_null";

    private NotNullName() {}

    static Identifier of(Column column) {
        String table = column.table().name().value();
        String name = column.name().value();
        int room = LONGEST_NAME - LABEL.length() - 1;
        while (bytes(table) + bytes(name) > room) {
            if (bytes(table) > bytes(name)) {
                table = table.substring(0, table.length() - 1);
            } else {
                name = name.substring(0, name.length() - 1);
            }
        }
        return new Identifier(table + "_" + name + LABEL);
    }

    private static int bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}

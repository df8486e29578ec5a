package io.github.dblifecycle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.HeldNotNull;
import io.github.dblifecycle.catalog.read.TestDatabase;
import io.github.dblifecycle.sql.Identifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotNullNameTest {

    /** Lengths around what a name holds, of characters of one, two, three and four bytes. */
    @ParameterizedTest(name = "{0} by {1}, {2} by {3}")
    @CsvSource({
        "t, 5, c, 5",
        "t, 60, c, 60",
        "t, 63, c, 1",
        "t, 1, c, 63",
        "t, 40, c, 20",
        "ü, 31, c, 8",
        "ü, 31, ü, 31",
        "t, 50, ü, 31",
        "語, 21, c, 30",
        "語, 21, 語, 20",
        "🐘, 15, c, 33",
        "🐘, 15, 🐘, 15",
        "t, 30, 🐘, 15"
    })
    void isTheOneThatTheServerGives(String table, int tableLength, String column, int columnLength) {
        Identifier tableName = new Identifier(table.repeat(tableLength));
        Identifier columnName = new Identifier(column.repeat(columnLength));
        try (TestDatabase database = TestDatabase.with(
                "create table " + tableName.quoted() + " (" + columnName.quoted() + " int not null)")) {
            assertThat(database.table(tableName.value()).columns())
                    .singleElement()
                    .satisfies(read -> assertThat(read.heldNotNull().map(HeldNotNull::name))
                            .contains(NotNullName.of(read)));
        }
    }
}

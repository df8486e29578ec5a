package io.github.dblifecycle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A project of many small migrations, as they pile up over years: two tables each, and a change to the one before. */
record ManyMigrations(int count) {

    List<Path> write(Path project, String version) throws IOException {
        Path directory = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
        List<Path> scripts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            scripts.add(Files.writeString(directory.resolve("V" + i + "__step_" + i + ".sql"), script(i)));
        }
        Files.writeString(project.resolve("pom.xml"), SampleProject.pom("many", version));
        return scripts;
    }

    private static String script(int number) {
        StringBuilder sql = new StringBuilder();
        for (String table : List.of("t" + number + "_a", "t" + number + "_b")) {
            sql.append(
                    """
                    CREATE TABLE %1$s (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        name text NOT NULL,
                        email varchar(200) UNIQUE,
                        amount numeric(12, 2) DEFAULT 0 CHECK (amount >= 0),
                        created_at timestamptz NOT NULL DEFAULT now()
                    );
                    CREATE INDEX %1$s_name_idx ON %1$s (name);
                    COMMENT ON TABLE %1$s IS 'one of many';
                    """
                            .formatted(table));
        }
        if (number > 1) {
            sql.append(
                    """
                    ALTER TABLE t%1$d_a ADD COLUMN parent_id bigint REFERENCES t%2$d_a (id);
                    INSERT INTO t%1$d_b (name) VALUES ('a;b'), ('c');
                    """
                            .formatted(number, number - 1));
        }
        return sql.toString();
    }
}

package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.plan.SchemaSql;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFileTest {

    private static final String TEXT = SchemaSql.FIRST_LINE + " from PostgreSQL 18\n";

    @TempDir
    private Path directory;

    @Test
    void createsDirectoriesAndLeavesNothingElse() throws Exception {
        Path file = directory.resolve("a/b/schema.sql");

        new SchemaFile(file, false).write(TEXT);

        assertThat(file).hasContent(TEXT);
        assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void overwritesWhatItWrote() throws Exception {
        Path file = directory.resolve("schema.sql");
        Files.writeString(file, TEXT + "old");

        new SchemaFile(file, false).write(TEXT);

        assertThat(file).hasContent(TEXT);
    }

    @Test
    void refusesToOverwriteWhatSomebodyElseWrote() throws Exception {
        Path file = directory.resolve("schema.sql");
        Files.writeString(file, "create table t ();\n" + TEXT);

        assertThatThrownBy(() -> new SchemaFile(file, false).write(TEXT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("-Ddb.force=true");
        assertThat(file).content().startsWith("create table t ();");
    }

    @Test
    void refusesAnEmptyFileAndOneThatIsNoText() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty"));
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> new SchemaFile(empty, false).check()).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> new SchemaFile(binary, false).check()).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void overwritesAnythingButADirectoryIfForced() throws Exception {
        Path file = Files.writeString(directory.resolve("schema.sql"), "mine");

        new SchemaFile(file, true).write(TEXT);

        assertThat(file).hasContent(TEXT);
        assertThatThrownBy(() -> new SchemaFile(directory, true).write(TEXT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is a directory");
    }
}

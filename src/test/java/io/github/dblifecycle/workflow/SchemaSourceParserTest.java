package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaSourceParserTest {

    @TempDir
    Path directory;

    private SchemaSource parse(String text) {
        return new SchemaSourceParser("db.from", directory).parse(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrations", "declared", "empty", "env:staging", "git:origin/main"})
    void isShownAsItWasWritten(String text) {
        assertThat(parse(" " + text + " ").display()).isEqualTo(text);
    }

    @Test
    void aUrlIsShownWithoutItsPassword() {
        SchemaSource source = parse("postgresql://me:geheim@db.example.com/shop");

        assertThat(source).isInstanceOf(SchemaSource.Url.class);
        assertThat(source.isLive()).isTrue();
        assertThat(source.display()).contains("db.example.com").doesNotContain("geheim");
    }

    @Test
    void whatIsThereIsAFileOrADirectory() throws Exception {
        Files.writeString(directory.resolve("a.sql"), "");

        assertThat(parse("a.sql")).isEqualTo(new SchemaSource.SqlFile(directory.resolve("a.sql"), "a.sql"));
        assertThat(parse(".")).isInstanceOf(SchemaSource.Directory.class);
    }

    @ParameterizedTest
    @CsvSource({
        "migration, names no schema",
        "'', no schema is named",
        "missing.sql, does not exist",
        "env:, not the name of an environment",
        "git:, 'not a branch, tag or commit'",
        "git:--upload-pack=x, 'not a branch, tag or commit'",
        "postgresql://me:geheim@:x/y, port"
    })
    void whatIsNoneSaysWhatThereIs(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("db.from")
                .hasMessageContaining(message)
                .hasMessageNotContaining("geheim");
    }
}

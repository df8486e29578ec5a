package io.github.dblifecycle.diff.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntityPolicyTest {

    @Test
    void changesTheUsualPolicyInTheOrderOfTheWords() {
        EntityPolicy policy = EntityPolicy.of(List.of("wider-integer", "-json", "json", "-citext"));

        assertThat(policy.accepts(Tolerance.WIDER_INTEGER)).isTrue();
        assertThat(policy.accepts(Tolerance.JSON)).isTrue();
        assertThat(policy.accepts(Tolerance.CITEXT)).isFalse();
        assertThat(policy.accepts(Tolerance.TIMESTAMPTZ)).isTrue();
    }

    @Test
    void refusesAWordThatIsNone() {
        assertThatThrownBy(() -> EntityPolicy.of(List.of("-wider")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'-wider' is nothing that could be accepted");
    }

    @ParameterizedTest
    @EnumSource
    void eachIsDescribed(Tolerance tolerance) throws Exception {
        String usual = tolerance.usual() ? "yes" : "no";

        assertThat(Files.readString(Path.of("docs/JPA.md")).lines())
                .anyMatch(line -> line.contains("`" + tolerance.word() + "`") && line.contains(" | " + usual + " | "));
    }
}

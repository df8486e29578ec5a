package io.github.dblifecycle.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Bean Validation adds to the DDL, with Hibernate Validator on the class path and without. */
class ValidationConstraintsTest {

    private static final String THING = "src/shop/Thing.java";

    @TempDir
    private Path directory;

    private ProviderProject thing(String... libraries) {
        return new ProviderProject(directory, libraries).file(THING, """
                package shop;
                import jakarta.persistence.*;
                import jakarta.validation.constraints.*;
                @Entity public class Thing {
                    @Id Long id;
                    @NotNull @Size(max = 40) String name;
                    @Min(3) @Max(9) @Column(nullable = false) Integer size;
                    String note;
                }
                """);
    }

    @ParameterizedTest
    @CsvSource({"hibernate-5.6,validator-6.2", "hibernate-6,validator", "hibernate-7,validator"})
    void theyAreWhatTheApplicationWouldAdd(String provider, String validator) throws Exception {
        assertThat(thing(provider, validator).ddl().sql().toLowerCase(java.util.Locale.ROOT))
                .contains("name varchar(40) not null")
                .containsPattern("size>=3.*")
                .containsPattern("size<=9.*")
                .contains("note varchar(255)");
    }

    @ParameterizedTest
    @CsvSource({
        "hibernate.validator.apply_to_ddl,false",
        "jakarta.persistence.validation.mode,none",
        "jakarta.persistence.validation.mode,CALLBACK"
    })
    void theSettingsOfTheApplicationCount(String name, String value) throws Exception {
        assertThat(thing("hibernate-6", "validator").property(name, value).ddl().sql())
                .contains("name varchar(255)")
                .doesNotContain("name varchar(255) not null");
    }

    @Test
    void aUnitSaysItToo() throws Exception {
        ProviderProject project = thing("hibernate-6", "validator").file("classes/META-INF/persistence.xml", """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="one"><validation-mode>NONE</validation-mode></persistence-unit>
                </persistence>
                """);

        assertThat(project.ddl().sql()).contains("name varchar(255)").doesNotContain("name varchar(255) not null");
    }

    @Test
    void withoutAProviderThereAreNone() throws Exception {
        ProviderProject project = new ProviderProject(directory, "hibernate-6").file(THING, """
                package shop;
                import jakarta.persistence.*;
                @Entity public class Thing { @Id Long id; String name; }
                """);

        assertThat(project.ddl().sql()).contains("name varchar(255)");
        assertThatThrownBy(() -> project.property("jakarta.persistence.validation.mode", "ddl")
                        .ddl())
                .hasMessageContaining("jakarta.validation.Validation");
    }
}

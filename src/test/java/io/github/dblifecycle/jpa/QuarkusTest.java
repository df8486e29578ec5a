package io.github.dblifecycle.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units by Quarkus' rules; that its own scripts say the same is proved by the project jpa-quarkus in src/it. */
class QuarkusTest {

    private static final String CONFIGURATION = "classes/application.properties";

    @TempDir
    private Path directory;

    private ProviderProject project;

    @BeforeEach
    void twoPackages() {
        project = new ProviderProject(directory, "hibernate-7")
                .file(
                        "src/io/quarkus/hibernate/orm/PersistenceUnit.java",
                        "package io.quarkus.hibernate.orm;\n"
                                + "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                                + " @java.lang.annotation.Repeatable(PersistenceUnit.List.class)"
                                + " public @interface PersistenceUnit { String value();"
                                + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                                + " @interface List { PersistenceUnit[] value(); } }")
                .file("src/base/Named.java", """
                        package base;
                        @jakarta.persistence.MappedSuperclass public abstract class Named { String fullName; }
                        """)
                .file("src/shop/Thing.java", """
                        package shop;
                        import jakarta.persistence.*;
                        @Entity public class Thing extends base.Named { @Id @GeneratedValue Long id; }
                        """)
                .file("src/audit/Entry.java", """
                        package audit;
                        import jakarta.persistence.*;
                        @Entity public class Entry { @Id @GeneratedValue Long id; java.time.Duration longTime; }
                        """);
    }

    @Test
    void allIsInOneUnitWhereNothingIsSaid() throws Exception {
        assertThat(project.ddl().sql())
                .contains(
                        "create table Entry (",
                        "create table Thing (",
                        "create sequence Thing_SEQ start with 1 increment by 50");
    }

    @Test
    void eachUnitHasItsPackagesAndItsSettings() throws Exception {
        project.file(CONFIGURATION, """
                quarkus.hibernate-orm.packages=shop
                quarkus.hibernate-orm.physical-naming-strategy=org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy
                quarkus.hibernate-orm."log".packages[0]=audit
                quarkus.hibernate-orm.log.mapping.duration.preferred-jdbc-type=BIGINT
                quarkus.hibernate-orm."log".database.default-schema=none
                %prod.quarkus.hibernate-orm."log".database.default-schema=audit
                %{dev,test}.quarkus.hibernate-orm."log".database.default-schema=tried
                quarkus.hibernate-orm."log".unsupported-properties."hibernate.id.db_structure_naming_strategy"=legacy
                """);

        assertThat(project.ddl().sql())
                .contains("create table thing (", "full_name varchar(255)")
                .contains("create table audit.Entry (", "longTime bigint", "create sequence audit.hibernate_sequence");
        assertThat(project.profiles("dev").ddl().sql()).contains("create table tried.Entry (");
    }

    @Test
    void packagesMaySayTheirUnitThemselves() throws Exception {
        project.file("src/shop/package-info.java", """
                        @PersistenceUnit("<default>")
                        @PersistenceUnit("copy")
                        package shop;
                        import io.quarkus.hibernate.orm.PersistenceUnit;
                        """)
                .file("src/audit/package-info.java", """
                        @io.quarkus.hibernate.orm.PersistenceUnit("log")
                        package audit;
                        """)
                .file(CONFIGURATION, """
                        quarkus.hibernate-orm.database.default-schema=shop
                        quarkus.hibernate-orm."copy".database.default-schema=copy
                        quarkus.hibernate-orm.log.database.default-schema=audit
                        """);

        assertThat(project.ddl().sql())
                .contains(
                        "create table shop.Thing (",
                        "create table copy.Thing (",
                        "create table audit.Entry (",
                        "fullName varchar(255)")
                .doesNotContain("create table shop.Entry");
    }

    @Test
    void ofProfilesTheLastWins() throws Exception {
        project.file(CONFIGURATION, """
                        quarkus.hibernate-orm.database.default-schema=none
                        %one.quarkus.hibernate-orm.database.default-schema=first
                        """)
                .file("classes/application-two.properties", "quarkus.hibernate-orm.database.default-schema=second");

        assertThat(project.profiles("one", "two").ddl().sql()).contains("create table second.Thing (");
        assertThat(project.profiles("two", "one").ddl().sql()).contains("create table second.Thing (");
        assertThat(project.profiles("one").ddl().sql()).contains("create table first.Thing (");
    }
}

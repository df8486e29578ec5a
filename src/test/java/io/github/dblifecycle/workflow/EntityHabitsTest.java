package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What entities write and what they leave to the database, where their DDL says nothing of it. */
class EntityHabitsTest {

    private static List<String> said(String provider, Path directory, String body, String migration) throws Exception {
        Declaration declaration =
                new EntityProject(directory, provider).entity("Thing", body).declaration();
        return new ValidateProject(directory)
                .declaredBy(declaration).migration("V1__thing.sql", migration).check().findings().stream()
                        .map(EntityHabitsTest::said)
                        .toList();
    }

    private static String said(Finding finding) {
        return finding.code() + " "
                + finding.message().replaceAll("column public.", "").replaceAll(" (is|and) .*", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hibernate-5.6", "hibernate-6", "hibernate-7"})
    void whatTheDatabaseFillsMayBeNotNull(String provider, @TempDir Path directory) throws Exception {
        String body = """
                @Entity
                @Table(name = "things")
                public class Thing {
                    @Id Long id;
                    @Column(insertable = false, updatable = false) String read;
                    @Column(insertable = false, updatable = false) String lost;
                    @Column(insertable = false, updatable = false, nullable = false) String required;
                    @Column(insertable = false) String changed;
                    String plain;
                    String computed;
                    @Column(insertable = false, updatable = false) String summary;
                    @org.hibernate.annotations.CreationTimestamp java.time.Instant created;
                    @Version Integer version;
                }
                """;
        assertThat(said(provider, directory, body, """
                create table things (
                    id bigint primary key,
                    read text not null default 'x',
                    lost text not null,
                    required text not null,
                    changed text not null default 'x',
                    plain text not null default 'x',
                    computed text generated always as ('x') stored,
                    summary text not null generated always as ('x') stored,
                    created timestamptz(6) not null,
                    version int not null);
                """.replace(
                                "timestamptz(6)", provider.equals("hibernate-5.6") ? "timestamp" : "timestamptz")))
                .containsExactlyInAnyOrder(
                        "DB902 things.lost",
                        "DB903 things.required",
                        "DB901 things.changed",
                        "DB901 things.plain",
                        "DB901 things.computed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hibernate-5.6", "hibernate-6", "hibernate-7"})
    void rowsOfOneClassHaveNoValueForTheColumnsOfAnother(String provider, @TempDir Path directory) throws Exception {
        String body = """
                @Entity
                @Table(name = "things")
                public class Thing {
                    @Id Long id;

                    @Entity
                    public static class Small extends Thing {
                        int width;
                        int height;
                    }

                    @Entity
                    public static class Large extends Thing {
                        String name;
                    }
                }
                """;
        assertThat(said(provider, directory, body, """
                create table things (
                    id bigint primary key,
                    dtype varchar(31) not null,
                    width int not null default 0,
                    height int not null,
                    name varchar(255));
                """)).containsExactlyInAnyOrder("DB902 things.height");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hibernate-5.6", "hibernate-6", "hibernate-7"})
    void aSecondMappingOfTheSameColumnWritesIt(String provider, @TempDir Path directory) throws Exception {
        String body = """
                @Entity
                @Table(name = "things")
                public class Thing {
                    @Id Long id;
                    @ManyToOne @JoinColumn(name = "parent_id") Thing parent;
                    @Column(name = "parent_id", insertable = false, updatable = false) Long parentId;
                    @ElementCollection java.util.List<String> words;
                }
                """;
        assertThat(said(provider, directory, body, """
                create table things (
                    id bigint primary key,
                    parent_id bigint not null default 1 references things);
                create table thing_words (thing_id bigint not null references things, words text not null);
                """)).containsExactlyInAnyOrder("DB901 things.parent_id");
    }
}

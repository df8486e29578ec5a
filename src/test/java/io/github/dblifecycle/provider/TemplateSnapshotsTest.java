package io.github.dblifecycle.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemplateSnapshotsTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:13:14Z");

    private final ScratchDatabase database = EmbeddedPostgres.createDatabase();
    private final ScratchDatabase other = EmbeddedPostgres.createDatabase();
    private final TemplateSnapshots snapshots = new TemplateSnapshots(database.database(), "staging");
    private final List<String> roles = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() throws SQLException {
        String name = name();
        database.close();
        for (String copy : Queries.strings(
                other,
                "select datname from pg_database where starts_with(datname, left('" + name + "', 38) || '_snap')")) {
            Queries.execute(other, "drop database \"" + copy + "\" with (force)");
        }
        for (String role : roles) {
            Queries.execute(other, "drop owned by " + role + " cascade");
            Queries.execute(other, "drop role " + role);
        }
        other.close();
    }

    private String name() {
        return database.database().url().database();
    }

    private String copyName(int seconds) {
        return SnapshotName.database(name(), NOON.plusSeconds(seconds));
    }

    private String role(String attributes) throws SQLException {
        String role = name() + "_role" + roles.size();
        Queries.execute(other, "create role " + role + " " + attributes);
        roles.add(role);
        return role;
    }

    private Database copy(String name) {
        Database original = database.database();
        return new Database(original.url().withDatabase(name), original.user(), original.password());
    }

    private List<String> strings(String copy, String query) throws SQLException {
        try (Connection connection = copy(copy).connect("test")) {
            return Queries.strings(connection, query);
        }
    }

    private static ProviderException thrown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ProviderException failure = Assertions.catchThrowableOfType(ProviderException.class, call);
        assertThat(failure).as("what was thrown").isNotNull();
        return failure;
    }

    private List<String> databases() throws SQLException {
        return Queries.strings(other, "select datname from pg_database order by 1");
    }

    @Test
    void aSnapshotHoldsWhatTheDatabaseHeldAndSaysWhoseItIs() throws Exception {
        Queries.execute(database, "create table t (a int); insert into t select generate_series(1, 1000)");
        TemplateSnapshots.Made made = snapshots.create(NOON);
        Queries.execute(database, "delete from t");
        String copy = made.snapshot().database();
        assertThat(copy).isEqualTo(copyName(0)).endsWith("_snapshot_20260304_121314");
        assertThat(strings(copy, "select count(*) from t")).containsExactly("1000");
        assertThat(made.findings()).isEmpty();
        TemplateMarker marker = made.snapshot().marker();
        assertThat(marker.environment()).isEqualTo("staging");
        assertThat(marker.source()).isEqualTo(name());
        assertThat(marker.lsn()).matches("[0-9A-F]+/[0-9A-F]+");
        assertThat(made.snapshot().bytes().orElseThrow()).isPositive();
        assertThat(snapshots.list()).singleElement().satisfies(listed -> assertThat(listed.marker())
                .isEqualTo(marker));
        assertThat(strings(
                        copy,
                        "select shobj_description(oid, 'pg_database') from pg_database where datname = '" + copy + "'"))
                .containsExactly(marker.comment());
    }

    @Test
    void aSnapshotIsOpenToNobodyWhoCouldNotEnterTheDatabase() throws Exception {
        String reader = role("login");
        String owner = role("login");
        Queries.execute(
                other,
                "alter database " + name() + " owner to " + owner + "; revoke all on database " + name()
                        + " from public; grant connect on database " + name() + " to " + reader
                        + " with grant option; alter database " + name() + " connection limit 7");
        String copy = snapshots.create(NOON).snapshot().database();
        String facts = "select datacl::text || datconnlimit || datallowconn || pg_get_userbyid(datdba)"
                + " from pg_database where datname = ";
        assertThat(Queries.strings(other, facts + "'" + copy + "'"))
                .isEqualTo(Queries.strings(other, facts + "'" + name() + "'"));
    }

    @Test
    void aDatabaseWithTheUsualPrivilegesGivesOneWithTheUsualPrivileges() throws Exception {
        String copy = snapshots.create(NOON).snapshot().database();
        assertThat(Queries.strings(other, "select datacl is null from pg_database where datname = '" + copy + "'"))
                .containsExactly("t");
    }

    @Test
    void settingsComeAlongListsAndReadOnlyAmongThem() throws Exception {
        String role = role("");
        Queries.execute(
                other,
                "alter database " + name() + " set search_path to \"$user\", app, \"Odd, Name\"; alter database "
                        + name() + " set default_transaction_read_only to on; alter database " + name()
                        + " set app.tenant to 'it''s 100 %s'; alter database " + name()
                        + " set client_min_messages to notice; alter role " + role + " in database " + name()
                        + " set work_mem to '7MB'");
        TemplateSnapshots.Made made = snapshots.create(NOON);
        assertThat(made.findings()).isEmpty();
        String settings = "select setrole::text || array_to_string(setconfig, '|') from pg_db_role_setting s"
                + " join pg_database d on d.oid = s.setdatabase where datname = ";
        assertThat(Queries.strings(other, settings + "'" + made.snapshot().database() + "' order by 1"))
                .hasSize(2)
                .isEqualTo(Queries.strings(other, settings + "'" + name() + "' order by 1"));
    }

    @Test
    void settingsThatTheRoleMayNotGiveAreTold() throws Exception {
        String role = role("login createdb password 'word'");
        Queries.execute(
                other,
                "alter database " + name() + " owner to " + role + "; alter database " + name()
                        + " set log_min_messages to debug1");
        TemplateSnapshots.Made made = as(role).create(NOON);
        assertThat(made.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DB858");
            assertThat(finding.details())
                    .singleElement()
                    .asString()
                    .startsWith("log_min_messages: ")
                    .contains("permission denied");
        });
    }

    private TemplateSnapshots as(String role) {
        Database login = new Database(database.database().url(), Optional.of(role), Optional.of(new Secret("word")));
        return new TemplateSnapshots(login, "staging");
    }

    @Test
    void whoIsConnectedIsNamed() throws Exception {
        List<String> before = databases();
        try (Connection connection = database.database().connect("the shop")) {
            ProviderException failure = thrown(() -> snapshots.create(NOON));
            assertThat(failure.finding().code()).isEqualTo("DB854");
            assertThat(failure.finding().details())
                    .containsExactly("process "
                            + Queries.strings(connection, "select pg_backend_pid()")
                                    .get(0) + ": user "
                            + database.database().user().orElseThrow() + ", application the shop, idle");
            assertThat(failure.finding().fix())
                    .hasValueSatisfying(fix -> assertThat(fix).contains("-Ddb.snapshot.kind=file"));
        }
        assertThat(databases()).isEqualTo(before);
    }

    @Test
    void aRoleThatMayNotCreateDatabasesIsToldWhatItNeeds() throws Exception {
        String role = role("login password 'word'");
        ProviderException failure = thrown(() -> as(role).create(NOON));
        assertThat(failure.finding().code()).isEqualTo("DB855");
        assertThat(failure.finding().fix())
                .hasValueSatisfying(fix -> assertThat(fix).contains("CREATEDB"));
    }

    @Test
    void twoOfOneSecondAreNotMixedUp() throws Exception {
        snapshots.create(NOON);
        ProviderException failure = thrown(() -> snapshots.create(NOON));
        assertThat(failure.finding().code()).isEqualTo("DB856");
        assertThat(failure).hasMessageContaining("already exists");
        assertThat(snapshots.list()).hasSize(1);
    }

    @Test
    void onlyOursAreDroppedAndTheNewestStays() throws Exception {
        for (int i = 0; i < 4; i++) {
            snapshots.create(NOON.plusSeconds(i));
        }
        String strangers = SnapshotName.database(name(), NOON.minusSeconds(100));
        Queries.execute(other, "create database " + strangers);
        String production = new TemplateSnapshots(database.database(), "production")
                .create(NOON.plusSeconds(9))
                .snapshot()
                .database();
        String renamed = name() + "_kept";
        Queries.execute(other, "alter database " + copyName(1) + " rename to " + renamed);
        PrunedSnapshots pruned = snapshots.prune(1, Optional.empty(), Instant.now());
        assertThat(pruned.findings()).isEmpty();
        assertThat(pruned.deleted()).containsExactly(copyName(2), copyName(0));
        assertThat(databases()).contains(strangers, production, renamed, copyName(3));
        Instant later = Instant.now().plus(Duration.ofDays(8));
        assertThat(snapshots.prune(5, Optional.of(Duration.ofDays(7)), later).deleted())
                .isEmpty();
        snapshots.create(NOON.plusSeconds(20));
        assertThat(snapshots.prune(5, Optional.of(Duration.ofDays(7)), later).deleted())
                .containsExactly(copyName(3));
    }

    @Test
    void anOldOneThatIsInUseStaysAndIsTold() throws Exception {
        String old = snapshots.create(NOON).snapshot().database();
        snapshots.create(NOON.plusSeconds(1));
        try (Connection connection = copy(old).connect("a report")) {
            PrunedSnapshots pruned = snapshots.prune(1, Optional.empty(), NOON);
            assertThat(connection.isClosed()).isFalse();
            assertThat(pruned.deleted()).isEmpty();
            assertThat(pruned.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("DB857");
                assertThat(finding.details()).singleElement().asString().contains("application a report");
            });
        }
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        String name = "größe_" + "ß".repeat(28);
        String copy = SnapshotName.database(name, NOON);
        assertThat(copy.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(63);
        assertThat(copy).isEqualTo("größe_" + "ß".repeat(15) + "_snapshot_20260304_121314");
        assertThat(SnapshotName.timeOfDatabase(name, copy)).contains(NOON);
        assertThat(SnapshotName.timeOfDatabase("shop", "shop_snapshot_20269999_121314"))
                .isEmpty();
    }

    @Test
    void aCommentOfSomebodyElseIsNoMarker() {
        TemplateMarker marker = new TemplateMarker("staging", "it's \"odd\"", "me", "0/1", NOON);
        assertThat(TemplateMarker.of(marker.comment())).contains(marker);
        assertThat(TemplateMarker.of("db-maven-plugin snapshot {}")).isEmpty();
        assertThat(TemplateMarker.of("db-maven-plugin snapshot of last week")).isEmpty();
        assertThat(TemplateMarker.of("a database")).isEmpty();
    }
}

package io.github.dblifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.dblifecycle.plan.ExpectedLock;
import io.github.dblifecycle.plan.ExpectedLocks;
import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.plan.PendingPlan;
import io.github.dblifecycle.plan.PendingScript;
import io.github.dblifecycle.plan.PendingStep;
import io.github.dblifecycle.plan.PlanIdentity;
import io.github.dblifecycle.sql.LockMode;
import io.github.dblifecycle.sql.QualifiedName;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationPlanTest {

    private static final QualifiedName ORDERS = QualifiedName.of("public", "orders");
    private static final String CONTENT = "c".repeat(64);

    private static final PlanIdentity.Script ADD_NOTE =
            new PlanIdentity.Script("SQL", Optional.of("2"), "add | note", "V2__add_note.sql", true, true, CONTENT);

    private static final PlanIdentity.Script FILL =
            new PlanIdentity.Script("JDBC", Optional.of("3"), "fill", "db.migration.V3__fill", false, true, CONTENT);

    private static final PlanIdentity.Applied CREATE =
            new PlanIdentity.Applied(1, Optional.of("1"), "SQL", "V1__create.sql", Optional.of(-17), true);

    private static MigrationPlan plan(PendingScript... scripts) {
        return new MigrationPlan(
                "staging", "db.example:5432/shop", "18.1", new PendingPlan(List.of(scripts), List.of(CREATE)));
    }

    private static PendingScript addNote(String sql) {
        return new PendingScript(
                ADD_NOTE,
                List.of(new PendingStep(
                        Optional.of(sql),
                        new SourcePosition("db/V2__add_note.sql", 3),
                        new ExpectedLocks.Observed(List.of(
                                new ExpectedLock(
                                        "index",
                                        QualifiedName.of("public", "orders_pkey"),
                                        Optional.of(ORDERS),
                                        LockMode.ACCESS_EXCLUSIVE),
                                new ExpectedLock("table", ORDERS, Optional.empty(), LockMode.ACCESS_EXCLUSIVE))),
                        List.of(new Hazard(HazardKind.BLOCKS_READS, "reads of table public.orders wait")))));
    }

    private static PendingScript fill() {
        return new PendingScript(
                FILL,
                List.of(new PendingStep(
                        Optional.empty(),
                        new SourcePosition("src/V3__fill.java", 1),
                        new ExpectedLocks.NotObserved("it runs outside a transaction"),
                        List.of())));
    }

    @Test
    void theConsoleShowsEachStatementWithItsHazardsAndTellingLocks() {
        assertThat(MigrationPlanText.lines(plan(addNote("ALTER TABLE orders\n  ADD note text"), fill()), Style.PLAIN))
                .containsExactly(
                        "",
                        "2  add | note  (V2__add_note.sql, in a transaction)",
                        "  db/V2__add_note.sql:3:",
                        "    ALTER TABLE orders",
                        "      ADD note text;",
                        "    blocks-reads: reads of table public.orders wait",
                        "    lock: AccessExclusiveLock on table public.orders, blocks reads and writes",
                        "",
                        "3  fill  (db.migration.V3__fill, outside a transaction)",
                        "  src/V3__fill.java:1:",
                        "    Java code, observed as a whole",
                        "    locks not observed: it runs outside a transaction");
    }

    @Test
    void markdownSaysTheSameAndHowToApplyIt() {
        MigrationPlan plan = plan(addNote("ALTER TABLE orders ADD note text"), fill());
        String hash = plan.plan().identity().hash();

        assertThat(MigrationPlanMarkdown.of(plan)).isEqualTo("""
                ## Migrations of `staging`

                2 migrations pending in `db.example:5432/shop`, PostgreSQL 18.1; 1 row in its history.

                | | version | description | script | transaction | hazards |
                |--:|---|---|---|---|---|
                | 1 | 2 | add \\| note | `V2__add_note.sql` | yes | blocks-reads |
                | 2 | 3 | fill | `db.migration.V3__fill` | no |  |

                ### 2 add | note

                V2__add_note.sql, in a transaction

                `db/V2__add_note.sql:3`

                ```sql
                ALTER TABLE orders ADD note text;
                ```

                - **blocks-reads**: reads of table public.orders wait
                - lock: `AccessExclusiveLock` on table public.orders, blocks reads and writes

                ### 3 fill

                db.migration.V3__fill, outside a transaction

                `src/V3__fill.java:1`

                Java code, observed as a whole.

                - locks not observed: it runs outside a transaction

                Locks and hazards are what was seen when these scripts ran in a scratch database, behind what was \
                applied before. A lock is held until the transaction of its script ends; named is what a statement \
                locks beyond what the ones before it did.

                To apply exactly this, and nothing else:

                ```sh
                mvn db:migrate -Ddb.env=staging -Ddb.approvedPlan=%s
                ```

                Plan hash: `%s`
                """.formatted(hash, hash));
    }

    @Test
    void sqlCannotEndItsOwnBlock() {
        assertThat(MigrationPlanMarkdown.of(plan(addNote("SELECT '\n```\n# not a heading'"))))
                .contains("\n````sql\nSELECT '\n```\n# not a heading';\n````\n");
    }

    @Test
    void nothingPendingIsSaidInEveryForm() {
        assertThat(MigrationPlanText.lines(plan(), Style.PLAIN)).isEmpty();
        assertThat(MigrationPlanMarkdown.of(plan()))
                .contains("Nothing pending in")
                .doesNotContain("approvedPlan");
    }

    @Test
    void jsonHasAllLocksAndTellsWhichPlanItWas() {
        MigrationPlan plan = plan(addNote("ALTER TABLE orders ADD note text"), fill());
        String json = MigrationPlanJson.of(plan);

        assertThat(MigrationPlanJson.identity(json)).contains(plan.plan().identity());
        var step = JsonParser.parseString(json)
                .getAsJsonObject()
                .getAsJsonArray("scripts")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("steps")
                .get(0)
                .getAsJsonObject();
        assertThat(step.getAsJsonArray("locks")).hasSize(2);
        assertThat(step.get("line").getAsInt()).isEqualTo(3);
    }

    @Test
    void whatIsNoPlanTellsOfNone() {
        assertThat(MigrationPlanJson.identity("")).isEmpty();
        assertThat(MigrationPlanJson.identity("{")).isEmpty();
        assertThat(MigrationPlanJson.identity("[]")).isEmpty();
        assertThat(MigrationPlanJson.identity("{\"formatVersion\": 1}")).isEmpty();
        assertThat(MigrationPlanJson.identity("{\"formatVersion\": 2, \"scripts\": [], \"history\": []}"))
                .isEmpty();
    }
}

package io.github.dblifecycle.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final QualifiedName ORDERS = QualifiedName.of("public", "orders");

    @Test
    void namesEveryShapeOfObjectTheWayAReaderExpects() {
        assertThat(List.of(
                        ObjectReference.inDatabase(ObjectKind.SCHEMA, new Identifier("app")),
                        ObjectReference.table(ORDERS),
                        ObjectReference.column(ORDERS, new Identifier("Note")),
                        ObjectReference.onRelation(ObjectKind.CONSTRAINT, ORDERS, new Identifier("orders_pkey")),
                        ObjectReference.routine(ObjectKind.FUNCTION, QualifiedName.of("public", "f"), "integer, text")))
                .extracting(ObjectReference::display)
                .containsExactly(
                        "schema app",
                        "table public.orders",
                        "column public.orders.\"Note\"",
                        "constraint orders_pkey on public.orders",
                        "function public.f(integer, text)");
    }

    @Test
    void refusesAReferenceThatDoesNotFitItsKind() {
        assertThatThrownBy(() -> ObjectReference.inSchema(ObjectKind.COLUMN, ORDERS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ObjectReference.inDatabase(ObjectKind.TABLE, new Identifier("t")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ObjectReference.routine(ObjectKind.TABLE, ORDERS, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTwoObjectsOfOneName() {
        Schema schema = new Schema(new Identifier("app"), Optional.empty());

        assertThatThrownBy(() -> Catalog.of(List.of(schema, schema), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice in one catalog: schema app");
    }

    @Test
    void refusesWhatStandsOnATableThatIsNotThere() {
        Index index = new Index(
                QualifiedName.of("public", "i"),
                ObjectReference.table(ORDERS),
                "…",
                false,
                true,
                new TreeMap<>(),
                "…",
                new IndexKeys(List.of(), false),
                new TreeMap<>(),
                Optional.empty());

        assertThatThrownBy(() -> Catalog.of(List.of(index), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index public.i stands on what is not there: table public.orders");
    }

    @Test
    void keepsItsObjectsSortedWhateverOrderTheyComeIn() {
        Schema a = new Schema(new Identifier("a"), Optional.empty());
        Schema b = new Schema(new Identifier("b"), Optional.of("x"));

        assertThat(Catalog.of(List.of(b, a), List.of()).objects().values()).containsExactly(a, b);
        assertThat(Catalog.of(List.of(b, a), List.of())).isEqualTo(Catalog.of(List.of(a, b), List.of()));
    }
}

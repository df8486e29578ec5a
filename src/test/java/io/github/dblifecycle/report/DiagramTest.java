package io.github.dblifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.report.DiagramLayout.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramTest {

    private static Diagram random(int seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(40);
        List<Diagram.Box> boxes = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            List<Diagram.Line> lines = new ArrayList<>();
            for (int line = 0; line < random.nextInt(14); line++) {
                lines.add(new Diagram.Line("column_" + line, "text", line == 0, false, Optional.empty()));
            }
            boxes.add(new Diagram.Box("public.t" + index, Optional.empty(), lines, random.nextInt(3)));
        }
        List<Diagram.Reference> references = new ArrayList<>();
        for (int index = 0; index < random.nextInt(2 * count); index++) {
            references.add(new Diagram.Reference(
                    "fk" + index,
                    "public.t" + random.nextInt(count),
                    "public.t" + random.nextInt(count),
                    Optional.empty()));
        }
        return new Diagram(boxes, references, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void noTableLiesOnAnother(int seed) {
        Diagram diagram = random(seed);
        DiagramLayout layout = DiagramLayout.of(diagram);
        List<Place> places =
                diagram.tables().stream().map(box -> layout.place(box.name())).toList();
        for (int one = 0; one < places.size(); one++) {
            Place place = places.get(one);
            assertThat(place.x() + place.width()).isLessThan(layout.width());
            assertThat(place.y() + place.height()).isLessThan(layout.height());
            for (int other = one + 1; other < places.size(); other++) {
                assertThat(apart(place, places.get(other))).isTrue();
            }
        }
        assertThat(DiagramSvg.of(diagram)).isEqualTo(DiagramSvg.of(diagram));
    }

    private static boolean apart(Place one, Place other) {
        return one.x() + one.width() < other.x()
                || other.x() + other.width() < one.x()
                || one.y() + one.height() < other.y()
                || other.y() + other.height() < one.y();
    }

    @Test
    void ofALargeSchemaOnlyWhatDiffersAndItsNeighboursAreDrawn() {
        Report report = ReportExample.failed();
        var comparison = report.illustration().comparison().orElseThrow().comparison();
        Diagram all = DiagramSelection.of(comparison, 40, false);
        assertThat(all.tables()).hasSize(7);
        assertThat(all.left()).isZero();
        assertThat(all.references())
                .extracting(Diagram.Reference::name)
                .hasSize(6)
                .contains("payments_order_fk");
        Diagram changed = DiagramSelection.of(comparison, 40, true);
        assertThat(changed.tables())
                .extracting(Diagram.Box::name)
                .containsExactlyInAnyOrder(
                        "public.addresses",
                        "public.audit_log",
                        "public.customers",
                        "public.order_lines",
                        "public.orders",
                        "public.payments",
                        "public.products");
        assertThat(DiagramSelection.of(comparison, 3, true).tables()).hasSize(3);
        assertThat(MermaidDiagram.of(changed))
                .startsWith("erDiagram\n    t0[\"public.addresses\"] {\n        bigint id PK\n")
                .contains("[\"public.payments · created\"] {", "text note \"created\"", " ||--o{ ");
    }
}

package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Trigger;
import java.util.ArrayList;
import java.util.List;

/** Triggers. */
final class TriggerWriter {

    private TriggerWriter() {}

    static Step step(Trigger trigger) {
        FiringObject object = new FiringObject("TRIGGER", trigger.relation(), trigger.name());
        List<String> statements =
                new ArrayList<>(object.statements(trigger.definition(), trigger.firing(), trigger.comment()));
        List<ObjectReference> needs = new ArrayList<>(List.of(trigger.on()));
        trigger.partitions().forEach((partition, firing) -> {
            needs.add(ObjectReference.table(partition));
            statements.add("ALTER TABLE ONLY " + partition.readable() + " " + object.change(firing));
        });
        return Step.of(Section.TRIGGERS, trigger.reference(), needs, statements);
    }
}

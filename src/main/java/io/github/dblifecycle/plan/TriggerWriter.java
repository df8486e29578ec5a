package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Trigger;
import java.util.List;

/** Triggers. */
final class TriggerWriter {

    private TriggerWriter() {}

    static Step step(Trigger trigger) {
        FiringObject object = new FiringObject("TRIGGER", trigger.relation(), trigger.name());
        return Step.of(
                Section.TRIGGERS,
                trigger.reference(),
                List.of(trigger.on()),
                object.statements(trigger.definition(), trigger.firing(), trigger.comment()));
    }
}

package io.github.dblifecycle.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ways back as they are now.
 *
 * @param words what they lead to
 * @param takenBack versions of the migrations that go, the last applied first; empty where that is not known
 * @param options each way once, in their order
 * @param recommended the one that loses least, or the only one; empty where none is open, or nobody counted
 * @param why it is recommended, a sentence without full stop; empty where none is
 */
public record RollbackPlan(
        String words,
        List<String> takenBack,
        List<RollbackOption> options,
        Optional<RollbackWay> recommended,
        String why) {

    public RollbackPlan {
        Objects.requireNonNull(words, "words");
        takenBack = List.copyOf(takenBack);
        options = List.copyOf(options);
        Objects.requireNonNull(recommended, "recommended");
        Objects.requireNonNull(why, "why");
        if (options.stream().map(RollbackOption::way).distinct().count() != options.size()) {
            throw new IllegalArgumentException("a way is told twice");
        }
    }

    /** The option of a way. */
    public RollbackOption option(RollbackWay way) {
        return options.stream()
                .filter(option -> option.way() == way)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not planned: " + way));
    }
}

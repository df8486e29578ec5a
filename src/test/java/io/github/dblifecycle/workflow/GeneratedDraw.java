package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Chance that can be had again: the same seed draws the same. */
final class GeneratedDraw {

    private final SplittableRandom random;

    GeneratedDraw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** True this many times in a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** 0 up to, but without, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long seed() {
        return random.nextLong();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final <T> T oneOf(T... of) {
        return one(List.of(of));
    }

    <T> Optional<T> maybeOne(List<T> of) {
        return of.isEmpty() ? Optional.empty() : Optional.of(one(of));
    }

    /** Some of them in their order; at least one if there is any. */
    <T> List<T> some(List<T> of, int most) {
        List<T> some = new ArrayList<>(of);
        int wanted = 1 + below(most);
        while (some.size() > wanted) {
            some.remove(below(some.size()));
        }
        return some;
    }
}

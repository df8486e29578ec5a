package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pairs of schemas by chance: {@code -Dgenerated.pairs} of them from {@code -Dgenerated.seed} on. One that does not
 * converge is made small and printed with its seed.
 */
class GeneratedSchemasTest {

    private static final int PAIRS = Integer.getInteger("generated.pairs", 2000);
    private static final long SEED = Long.getLong("generated.seed", 1);

    /** After so many kinds of failures, the rest will be more of the same. */
    private static final int MOST_FAILURES = 25;

    /** A generator that often draws what is no schema tests little. */
    private static final int MOST_REFUSED_PERCENT = 15;

    private static final int PAIRS_FOR_THE_FLOOR = 1000;

    /** Every kind is created, dropped or altered at least so often in a thousand pairs. */
    private static final int FLOOR = 8;

    /** Extensions are few and are the server's, default privileges are of roles; both are proved by the corpus. */
    private static final Set<ObjectKind> NOT_GENERATED = Set.of(ObjectKind.EXTENSION, ObjectKind.DEFAULT_PRIVILEGES);

    private final PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final AtomicLong next = new AtomicLong(SEED);
    private final SortedMap<Long, String> failures = new ConcurrentSkipListMap<>();
    private final List<CorpusFailure> seen = new CopyOnWriteArrayList<>();
    private final SortedMap<GeneratedRun.Verdict, Integer> verdicts = new ConcurrentSkipListMap<>();
    private final SortedMap<String, Integer> counts = new ConcurrentSkipListMap<>();

    @Test
    void everyPairConverges() throws Exception {
        int runs = 1 + Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        try {
            Callable<Boolean> run = this::runPairs;
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(runs, run))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        console.println("generated pairs: " + verdicts);
        counts.forEach((what, count) -> console.println("  " + what + ": " + count));
        failures.values().forEach(console::println);
        assertThat(failures).isEmpty();
        assertThat(verdicts.getOrDefault(GeneratedRun.Verdict.FAILED, 0)).isZero();
        assertThat(verdicts.getOrDefault(GeneratedRun.Verdict.NO_SCHEMA, 0) * 100 / PAIRS)
                .as("pairs of a hundred that are no schemas")
                .isLessThanOrEqualTo(MOST_REFUSED_PERCENT);
        if (PAIRS >= PAIRS_FOR_THE_FLOOR) {
            nothingIsForgotten(counts);
        }
    }

    /** Takes one seed after the other, as others do at the same time with databases of their own. */
    private boolean runPairs() throws SQLException {
        try (GeneratedRun run = new GeneratedRun(
                EmbeddedPostgres.server(Integer.getInteger("generated.major", EmbeddedPostgres.major())))) {
            for (long seed = next.getAndIncrement();
                    seed < SEED + PAIRS && seen.size() < MOST_FAILURES;
                    seed = next.getAndIncrement()) {
                GeneratedPair pair = GeneratedPair.of(seed);
                GeneratedRun.Result result = run.run(pair);
                verdicts.merge(result.verdict(), 1, Integer::sum);
                if (result.failure().isPresent()
                        && seen.stream().noneMatch(result.failure().get()::resembles)) {
                    seen.add(result.failure().get());
                    failures.put(seed, told(run, pair, result.failure().get()));
                }
            }
            run.counts().forEach((what, count) -> counts.merge(what, count, Integer::sum));
        }
        return true;
    }

    private String told(GeneratedRun run, GeneratedPair pair, CorpusFailure found) throws SQLException {
        GeneratedPair smallest = new GeneratedShrink(run, found).smallest(pair);
        CorpusFailure failure = run.run(smallest).failure().orElse(found);
        console.println(pair.seed() + ": " + failure);
        return smallest.sql() + "-- " + failure.toString().replace("\n", "\n-- ") + "\n";
    }

    private static void nothingIsForgotten(SortedMap<String, Integer> counts) {
        for (ObjectKind kind : ObjectKind.values()) {
            if (!NOT_GENERATED.contains(kind)) {
                int seen = Stream.of("created", "dropped", "altered")
                        .mapToInt(what -> counts.getOrDefault(kind + " " + what, 0))
                        .sum();
                assertThat(seen).as(kind.word()).isGreaterThanOrEqualTo(FLOOR * PAIRS / PAIRS_FOR_THE_FLOOR);
            }
        }
    }
}

package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Proves pairs of schemas from anywhere: {@code -Dcorpus.dir=DIR}, with directories of a.sql and b.sql at any depth, on
 * {@code -Dcorpus.major} or the newest, those whose name contains {@code -Dcorpus.case}.
 */
@EnabledIfSystemProperty(named = "corpus.dir", matches = ".+", disabledReason = "-Dcorpus.dir=DIR names no directory")
class CorpusDirectoryTest {

    private static final int AT_ONCE = 2;

    /** How many of an origin's pairs were tried, converged, and hold what is not compared. */
    private record Count(int cases, int converged, int notCompared) {

        Count and(boolean good, boolean incomplete) {
            return new Count(cases + 1, converged + (good ? 1 : 0), notCompared + (incomplete ? 1 : 0));
        }

        @Override
        public String toString() {
            return cases + " cases, " + converged + " converged"
                    + (notCompared == 0 ? "" : " (" + notCompared + " hold what is not compared)");
        }
    }

    /** What came of a pair: planned to stay usable, and in the plain forms. */
    private record Results(CorpusRun.Result online, CorpusRun.Result plain) {

        boolean converged() {
            return online.converged() && plain.converged();
        }

        List<String> failures() {
            List<String> failures = new ArrayList<>();
            online.there().ifPresent(failure -> failures.add("a to b: " + failure));
            online.back().ifPresent(failure -> failures.add("b to a: " + failure));
            plain.there()
                    .filter(failure -> !online.there().equals(plain.there()))
                    .ifPresent(failure -> failures.add("a to b, not online: " + failure));
            plain.back()
                    .filter(failure -> !online.back().equals(plain.back()))
                    .ifPresent(failure -> failures.add("b to a, not online: " + failure));
            return failures;
        }
    }

    @Test
    void everyPairConverges() throws Exception {
        int major = Integer.getInteger("corpus.major", EmbeddedPostgres.major());
        String wanted = System.getProperty("corpus.case", "");
        List<CorpusCase> cases = CorpusCase.below(Path.of(System.getProperty("corpus.dir", ""))).stream()
                .filter(one -> one.facts().holdsOn(major) && one.name().contains(wanted))
                .toList();
        SortedMap<String, Count> counts = new TreeMap<>();
        Count all = new Count(0, 0, 0);
        List<String> details = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CorpusRun run = new CorpusRun(server(major));
            List<Future<Results>> results = cases.stream()
                    .map(one -> pool.submit(() -> new Results(run.run(one, true), run.run(one, false))))
                    .toList();
            for (int i = 0; i < cases.size(); i++) {
                CorpusCase one = cases.get(i);
                Results result = results.get(i).get();
                boolean incomplete = !result.online().notCompared().isEmpty();
                Count count = counts.getOrDefault(one.origin(), new Count(0, 0, 0));
                counts.put(one.origin(), count.and(result.converged(), incomplete));
                all = all.and(result.converged(), incomplete);
                result.failures().forEach(failure -> details.add(one.name() + ": " + failure));
                if (incomplete) {
                    details.add(
                            one.name() + ": not compared: " + result.online().notCompared());
                }
            }
        } finally {
            pool.shutdownNow();
        }
        tell(counts, all, details);
        assertThat(all.cases()).as("pairs for PostgreSQL " + major).isPositive();
        assertThat(all.cases() - all.converged())
                .as("pairs that do not converge")
                .isZero();
    }

    private static ScratchServer server(int major) {
        return EmbeddedPostgres.server(major);
    }

    private static void tell(SortedMap<String, Count> counts, Count all, List<String> details) throws IOException {
        Path report = Path.of(System.getProperty("basedir", "")).resolve("target/corpus-report.txt");
        Files.createDirectories(report.resolveSibling(""));
        List<String> lines = new ArrayList<>(details);
        counts.forEach((origin, count) -> lines.add(origin + ": " + count));
        lines.add("all: " + all);
        Files.write(report, lines);
        PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        lines.forEach(console::println);
    }
}

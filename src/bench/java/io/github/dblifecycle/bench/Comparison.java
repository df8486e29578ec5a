package io.github.dblifecycle.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs two things in turn, so that what slows the machine slows both. */
record Comparison(PrintStream out, int runs) {

    /** Something that takes time. */
    interface Timed {
        void run() throws Exception;
    }

    /** @return the median of ours, in seconds */
    double run(String title, Timed ours, Timed floor) throws Exception {
        ours.run();
        floor.run();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            double a = seconds(ours);
            double b = seconds(floor);
            first.add(a);
            second.add(b);
            ratios.add(a / b);
        }
        out.printf("%s, %d runs after a warm-up%n", title, runs);
        out.printf("  ours   %s s%n  floor  %s s%n  ratio  %s%n", spread(first), spread(second), spread(ratios));
        return first.get(first.size() / 2);
    }

    private static double seconds(Timed task) throws Exception {
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static String spread(List<Double> values) {
        Collections.sort(values);
        return "%.2f median (%.2f to %.2f)"
                .formatted(values.get(values.size() / 2), values.get(0), values.get(values.size() - 1));
    }
}

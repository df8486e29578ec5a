package io.github.dblifecycle.mojo;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;

/** A line that is written over again and again where somebody looks at a terminal; nothing anywhere else. */
final class TerminalLine {

    private static final long EVERY_NANOS = 200_000_000;

    private final Optional<PrintWriter> writer;
    private long next;
    private int length;

    private TerminalLine(Optional<PrintWriter> writer) {
        this.writer = writer;
    }

    /** @param interactive whether somebody looks */
    static TerminalLine of(boolean interactive) {
        return new TerminalLine(
                interactive ? Optional.ofNullable(System.console()).map(Console::writer) : Optional.empty());
    }

    boolean isShown() {
        return writer.isPresent();
    }

    synchronized void show(Supplier<String> text) {
        if (writer.isPresent() && System.nanoTime() >= next) {
            String line = text.get();
            writer.get().print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
            writer.get().flush();
            length = line.length();
            next = System.nanoTime() + EVERY_NANOS;
        }
    }

    synchronized void clear() {
        if (writer.isPresent() && length > 0) {
            writer.get().print("\r" + " ".repeat(length) + "\r");
            writer.get().flush();
            length = 0;
        }
    }
}

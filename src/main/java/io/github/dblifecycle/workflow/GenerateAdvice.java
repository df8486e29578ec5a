package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.migrate.NextScript;

/** What to type so that the migrations produce what is declared. */
final class GenerateAdvice {

    private static final String COMMAND = "mvn db:generate -Ddb.description=";

    private final boolean several;

    /** @param several whether more than one thing is to be mended: one command mends all */
    GenerateAdvice(boolean several) {
        this.several = several;
    }

    String of(Change change) {
        if (change instanceof Change.Created) {
            return command("add", change.reference());
        }
        if (change instanceof Change.Dropped) {
            return "declare it, or take it away: " + command("drop", change.reference());
        }
        return command("change", change.reference());
    }

    private String command(String verb, ObjectReference reference) {
        return COMMAND + NextScript.words(several ? "match declared schema" : verb + " " + words(reference));
    }

    private static String words(ObjectReference reference) {
        return reference
                .part()
                .map(part -> reference.name().value() + " " + part.value())
                .orElse(reference.name().value());
    }
}

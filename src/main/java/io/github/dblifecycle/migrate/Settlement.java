package io.github.dblifecycle.migrate;

/** What a person knows of a script that stopped half-way, outside a transaction: nobody else can know. */
public enum Settlement {

    /** All of it has taken effect, the rest by hand: it counts as applied. */
    APPLIED("applied"),

    /** Nothing of it is left, or it does no harm to run it from its first statement: it counts as never begun. */
    AGAIN("again");

    private final String word;

    Settlement(String word) {
        this.word = word;
    }

    /** As it is typed. */
    public String word() {
        return word;
    }
}

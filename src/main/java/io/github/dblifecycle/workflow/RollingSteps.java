package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.entity.EntityBreak;

/** How a change is taken apart into one that lets both versions run and one that follows when the old version is gone. */
final class RollingSteps {

    private RollingSteps() {}

    /** @param whose the entities that break, for the middle of a sentence */
    static String sentence(EntityBreak one, String whose) {
        String object = one.object().display();
        String running = ", which run while this is deployed";
        return switch (one.kind()) {
            case GONE ->
                object + " is gone"
                        + one.renamed()
                                .map(now -> ", or became " + now.display())
                                .orElse("")
                        + ", and " + whose + running + ", still name it: the server refuses their statements";
            case TYPE ->
                object + " has a type that " + whose + running + ", cannot work with: they fail to read or to write it";
            case UNFILLED -> object + " gets no value from " + whose + running + ": each row they insert is refused";
            case NARROWER ->
                object + (one.certain() ? " refuses" : " may refuse") + " what " + whose + running + ", write";
            case SEQUENCE ->
                object + " counts in other steps than " + whose + running
                        + ": both versions give the same number twice, and one of the rows is refused";
        };
    }

    static String first(EntityBreak one) {
        return switch (one.kind()) {
            case GONE ->
                one.renamed().isPresent()
                        ? renaming(one.object(), one.renamed().get())
                        : "keep it, and let entities stop using it" + unused(one.object());
            case TYPE ->
                "add a column of the new type beside it, fill it from the old one (UPDATE, and a trigger for what the"
                        + " old version writes meanwhile), and let entities use the new one";
            case UNFILLED -> "let it be null, or give it a DEFAULT; the new version fills it";
            case NARROWER ->
                one.object().kind() == ObjectKind.COLUMN
                        ? "leave it without NOT NULL, and deploy a version that never writes null"
                        : "leave the constraint as it is, and deploy a version that writes only what the new one allows";
            case SEQUENCE ->
                "leave the sequence and allocationSize alone, or give the entity another sequence that starts"
                        + " well behind this one";
        };
    }

    private static String renaming(ObjectReference old, ObjectReference now) {
        return old.kind() == ObjectKind.COLUMN
                ? "add " + now.part().orElseThrow().display()
                        + " beside it, copy its values, and let a trigger keep both"
                        + " the same; entities use the new one"
                : "rename it, and leave a view with the old name, which takes inserts and updates too as long as it is"
                        + " a plain SELECT of one table";
    }

    private static String unused(ObjectReference old) {
        return old.kind() == ObjectKind.COLUMN
                ? "; if it is NOT NULL, give it a DEFAULT, or let it be null where the old field may hold null"
                : "";
    }

    static String second(EntityBreak one) {
        return switch (one.kind()) {
            case GONE ->
                one.renamed().isPresent()
                        ? one.object().kind() == ObjectKind.COLUMN
                                ? "drop it and the trigger, once no old version runs"
                                : "drop the view, once no old version runs"
                        : "drop it, once no old version runs";
            case TYPE -> "drop the old column and the trigger, once no old version runs";
            case UNFILLED -> "fill what is null, then NOT NULL, and take the DEFAULT away if nobody needs it";
            case NARROWER -> "correct the rows there are, then the constraint";
            case SEQUENCE -> "take the old sequence away, or change its INCREMENT, once no old version runs";
        };
    }
}

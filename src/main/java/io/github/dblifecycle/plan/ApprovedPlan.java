package io.github.dblifecycle.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one plan that somebody agreed to.
 *
 * @param hash 64 hexadecimal digits in lower case
 */
public record ApprovedPlan(String hash) {

    private static final int DIGITS = 64;

    public ApprovedPlan {
        hash = hash.strip().toLowerCase(Locale.ROOT);
        if (hash.length() != DIGITS || !hash.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
            throw new IllegalArgumentException("not the hash of a plan: '" + hash + "'");
        }
    }

    /** Whether it is this one. */
    public boolean is(PlanIdentity plan) {
        return plan.hash().equals(hash);
    }

    /**
     * What is to be said where it is another one: both hashes, what is pending now, and how the two differ as far as that
     * is known.
     *
     * @param known a plan that was written down, which may be the approved one or any other
     */
    public List<String> differencesTo(PendingPlan now, Optional<PlanIdentity> known) {
        List<String> lines = new ArrayList<>();
        lines.add("approved: " + hash);
        lines.add("now:      " + now.identity().hash());
        known.filter(this::is)
                .map(approved -> now.identity().differencesFrom(approved))
                .ifPresent(lines::addAll);
        if (now.scripts().isEmpty()) {
            lines.add("nothing is pending now");
        }
        now.scripts()
                .forEach(script -> lines.add("pending now: " + script.identity().script()));
        return lines;
    }
}

package io.github.dblifecycle.provider;

import java.util.Optional;

/** Where the content of branches is, for tests in which something real has to come back. */
public interface NeonStorage {

    /** Nothing is kept. */
    NeonStorage NONE = new NeonStorage() {
        @Override
        public String branched(String parent, String branch) {
            return "0/1E19478";
        }

        @Override
        public boolean restored(String branch, String source, Optional<String> lsn, String preserved) {
            return true;
        }
    };

    /**
     * A branch was made off the newest state of another.
     *
     * @return where in the parent's log
     */
    String branched(String parent, String branch);

    /**
     * A branch gets an earlier state of its own or the newest of another.
     *
     * @param lsn of its own log; empty for the newest state of the source
     * @param preserved id of the branch that gets the state it has
     * @return whether that state is there
     */
    boolean restored(String branch, String source, Optional<String> lsn, String preserved);
}

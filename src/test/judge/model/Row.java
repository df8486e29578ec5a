package model;

/** What every generated entity can do. */
public interface Row {

    /** Gives all fields their values of a round; in round 1 whatever may be null is null. */
    void fill(int round, Rows rows);

    /** What {@code EntityManager.find} takes. */
    Object key();

    /** All that is to be the same after it was read. */
    String state();
}

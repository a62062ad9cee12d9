package org.zarrkit.command;

/** A command whose dialog tells how things are now. */
interface Remark {

    /** A line or a few, shown below the description. */
    String remark();
}

package org.zarrkit.doctor;

/** A problem and the rule that it breaks. */
record Fault(Law law, Problem problem) {}

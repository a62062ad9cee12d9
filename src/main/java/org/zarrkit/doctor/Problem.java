package org.zarrkit.doctor;

/** A breach of some rule: where, what was found, what was expected. */
record Problem(Place place, String found, String expected) {}

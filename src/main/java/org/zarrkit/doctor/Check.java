package org.zarrkit.doctor;

import java.util.stream.Stream;

/**
 * Looks for the breaches of one rule. Implementations are stateless, read what their subject offers and nothing else,
 * and throw nothing, whatever the subject is: a value of another type than expected is a matter of another rule.
 */
@FunctionalInterface
interface Check<T> {

    Stream<Problem> of(T subject);

    /** Breaches of either. */
    default Check<T> and(Check<? super T> other) {
        return subject -> Stream.concat(of(subject), other.of(subject));
    }
}

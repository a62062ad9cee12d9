package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every writable store must do in which what is there can be replaced as a whole. */
abstract class ReplacingStoreContract extends WritableStoreContract {

    @Test
    void replacementTakesThePlaceOfAllThatWasThere() {
        WritableStore store = create();
        put(store, "a/old", 1);
        put(store, "a/both", 1);
        put(store, "b", 1);
        Replacement replacement = store.replacement("a");
        put(replacement.store(), "new/1", 2);
        put(replacement.store(), "both", 2);
        assertThat(bytes(store, "a/both", ByteRange.ALL)).containsExactly(1);
        replacement.commit();
        assertThat(store.list("")).containsExactlyInAnyOrder("a/new/1", "a/both", "b");
        assertThat(bytes(store, "a/both", ByteRange.ALL)).containsExactly(2);
    }

    @Test
    void wholeStoreCanBeReplaced() {
        WritableStore store = create();
        put(store, "a", 1);
        Replacement replacement = store.replacement("");
        put(replacement.store(), "b", 2);
        replacement.commit();
        assertThat(store.list("")).containsExactly("b");
    }

    @Test
    void discardedReplacementLeavesAllAsItWas() {
        WritableStore store = create();
        put(store, "a/1", 1);
        Replacement replacement = store.replacement("a");
        put(replacement.store(), "2", 2);
        replacement.discard();
        store.recover("a");
        assertThat(replacement.store().list("")).isEmpty();
        assertThat(store.list("")).containsExactly("a/1");
    }
}

package org.zarrkit.doctor;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zarrkit.store.MemoryStore;

/** A change of a hierarchy that breaks a rule, and the path or key where that is found. */
record HierarchyBreach(String code, String where, Supplier<MemoryStore> hierarchy, Consumer<MemoryStore> change) {

    /** Adds breaches of one hierarchy to a list. */
    interface Adder {
        void breaks(String code, String where, Consumer<MemoryStore> change);
    }

    static Adder adder(List<HierarchyBreach> breaches, Supplier<MemoryStore> hierarchy) {
        return (code, where, change) -> breaches.add(new HierarchyBreach(code, where, hierarchy, change));
    }

    @Override
    public String toString() {
        return code + " at " + where;
    }
}

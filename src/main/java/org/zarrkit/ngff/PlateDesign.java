package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A plate that is to be written: which fields are in which well. Within a well they are ordered by acquisition and number,
 * and called 0, 1 and so on.
 */
public final class PlateDesign {

    /** A field: its well, its number there, and the acquisition that it is of. */
    public record Key(WellName well, long acquisition, int field) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byWell = well.compareTo(other.well);
            if (byWell != 0) return byWell;
            int byAcquisition = Long.compare(acquisition, other.acquisition);
            return byAcquisition != 0 ? byAcquisition : Integer.compare(field, other.field);
        }
    }

    private final String name;
    private final SortedMap<WellName, List<Key>> wells = new TreeMap<>();
    private final SortedSet<Long> acquisitions = new TreeSet<>();

    /**
     * The plate of these fields.
     *
     * @throws IllegalArgumentException if there is none, or one twice
     */
    public PlateDesign(String name, Iterable<Key> fields) {
        this.name = name;
        SortedSet<Key> sorted = new TreeSet<>();
        for (Key key : fields) {
            if (key.acquisition < 0 || key.field < 0)
                throw new IllegalArgumentException("well " + key.well + ", field " + key.field + ", acquisition "
                        + key.acquisition + "; expected numbers from 0 on");
            if (!sorted.add(key))
                throw new IllegalArgumentException("well " + key.well + " has two images of field " + key.field
                        + " in acquisition " + key.acquisition);
            acquisitions.add(key.acquisition);
        }
        if (sorted.isEmpty()) throw new IllegalArgumentException("a plate without images; expected at least one");
        for (Key key : sorted)
            wells.computeIfAbsent(key.well, w -> new ArrayList<>()).add(key);
    }

    /** The path of a field in the plate. */
    public String path(Key key) {
        return key.well.path() + "/" + wells.get(key.well).indexOf(key);
    }

    /** What the group of the plate says; rows and columns up to the last that has a well. */
    public Plate plate() {
        int rows = wells.keySet().stream().mapToInt(WellName::row).max().orElseThrow() + 1;
        int columns = wells.keySet().stream().mapToInt(WellName::column).max().orElseThrow() + 1;
        int mostFields = wells.values().stream().mapToInt(List::size).max().orElseThrow();
        return new Plate(
                new Plate.Layout(
                        IntStream.range(0, rows).mapToObj(WellName::rowName).toList(),
                        IntStream.rangeClosed(1, columns)
                                .mapToObj(Integer::toString)
                                .toList()),
                wells.keySet().stream()
                        .map(well -> new Plate.WellPosition(well.path(), well.row(), well.column()))
                        .toList(),
                acquisitions.stream().map(this::acquisition).toList(),
                Optional.of(name).filter(text -> !text.isBlank()),
                UnknownMembers.NONE.with("field_count", IntNode.valueOf(mostFields)));
    }

    private Plate.Acquisition acquisition(long id) {
        long most = wells.values().stream()
                .mapToLong(keys ->
                        keys.stream().filter(key -> key.acquisition == id).count())
                .max()
                .orElseThrow();
        return new Plate.Acquisition(
                id,
                Optional.of("acquisition " + id),
                UnknownMembers.NONE.with("maximumfieldcount", IntNode.valueOf((int) most)));
    }

    /** What the group of each well says, by its path in the plate. */
    public Map<String, Well> wells() {
        Map<String, Well> described = new TreeMap<>();
        wells.forEach((well, keys) -> described.put(
                well.path(),
                new Well(
                        keys.stream()
                                .map(key -> new Well.Field(
                                        Integer.toString(keys.indexOf(key)),
                                        Optional.of(key.acquisition),
                                        UnknownMembers.NONE))
                                .toList(),
                        UnknownMembers.NONE)));
        return described;
    }

    /** All fields, in the order in which they are written. */
    public List<Key> fields() {
        return wells.values().stream().flatMap(List::stream).toList();
    }
}

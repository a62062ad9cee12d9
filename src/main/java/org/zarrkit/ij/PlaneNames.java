package org.zarrkit.ij;

import ij.util.StringSorter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * In what order files are the planes of an image: by the numbers behind the letters t, c and z in their names, such as
 * {@code a_t2_c1_z010.tif}; else one after the other in natural order, 2 before 10.
 *
 * @param files in the order c, z, t, channels fastest
 * @param sizes channels, slices, frames; empty if names do not tell axes
 * @param notes what a person should know, a sentence each
 */
record PlaneNames(List<Path> files, Optional<List<Integer>> sizes, List<String> notes) {

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![A-Za-z])(t|time|c|ch|channel|z|slice)[ _-]?(\\d{1,18})(?=$|[^A-Za-z0-9]|[tcz]\\d)",
            Pattern.CASE_INSENSITIVE);

    /** Slowest first. */
    private static final List<Character> AXES = List.of('t', 'z', 'c');

    PlaneNames {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /** Files one after the other, whatever their names say. */
    static PlaneNames inNaturalOrder(List<Path> files) {
        Map<String, Path> byName = new HashMap<>();
        files.forEach(file -> byName.put(name(file), file));
        String[] names =
                StringSorter.sortNumerically(byName.keySet().stream().sorted().toArray(String[]::new));
        List<Path> sorted = new ArrayList<>();
        for (String name : names) sorted.add(byName.get(name));
        return new PlaneNames(sorted, Optional.empty(), List.of());
    }

    /** Files by the numbers in their names, if all have them. */
    static PlaneNames of(List<Path> files) {
        return of(files, file -> numbers(name(file)));
    }

    /**
     * Files by the numbers that a function tells for each, by axis.
     *
     * @throws UnsupportedFeatureException if some have other axes than the rest, two the same numbers, or one is missing
     */
    static PlaneNames of(List<Path> files, Function<Path, Map<Character, Long>> numbers) {
        List<Path> sorted = inNaturalOrder(files).files();
        Map<Path, Map<Character, Long>> all = new LinkedHashMap<>();
        sorted.forEach(file -> all.put(file, numbers.apply(file)));
        Map<Character, Long> first = all.get(sorted.get(0));
        for (Path file : sorted)
            if (!all.get(file).keySet().equals(first.keySet()))
                throw new UnsupportedFeatureException("the names of " + sorted.get(0) + " and " + name(file)
                        + " do not have numbers of the same axes: " + first + " and " + all.get(file)
                        + "; name those that belong together, such as a_z*.tif, or the axis that they are along");
        if (first.isEmpty()) return inNaturalOrder(files);
        return inGrid(all);
    }

    private static Map<Character, Long> numbers(String name) {
        Map<Character, Long> numbers = new HashMap<>();
        Matcher found = NUMBER.matcher(name.replaceFirst("\\.[^.]*$", ""));
        while (found.find()) {
            char letter = Character.toLowerCase(found.group(1).charAt(0));
            numbers.put(letter == 's' ? 'z' : letter, Long.valueOf(found.group(2)));
        }
        return numbers;
    }

    private static PlaneNames inGrid(Map<Path, Map<Character, Long>> all) {
        Map<Character, SortedSet<Long>> values = new HashMap<>();
        Map<List<Long>, Path> grid = new HashMap<>();
        for (char axis : AXES) values.put(axis, new TreeSet<>());
        all.forEach((file, numbers) -> {
            List<Long> key =
                    AXES.stream().map(axis -> numbers.getOrDefault(axis, 0L)).toList();
            for (int i = 0; i < AXES.size(); i++) values.get(AXES.get(i)).add(key.get(i));
            Path other = grid.put(key, file);
            if (other != null)
                throw new UnsupportedFeatureException(other + " and " + name(file) + " have the same numbers " + numbers
                        + "; name those that belong together, such as a_z*.tif");
        });
        List<Path> files = new ArrayList<>();
        for (long t : values.get('t'))
            for (long z : values.get('z'))
                for (long c : values.get('c')) {
                    Path file = grid.get(List.of(t, z, c));
                    if (file == null) throw missing(all, Map.of('t', t, 'z', z, 'c', c));
                    files.add(file);
                }
        List<Integer> sizes = List.of(
                values.get('c').size(), values.get('z').size(), values.get('t').size());
        return new PlaneNames(files, Optional.of(sizes), gaps(values));
    }

    private static UnsupportedFeatureException missing(
            Map<Path, Map<Character, Long>> all, Map<Character, Long> numbers) {
        Map.Entry<Path, Map<Character, Long>> first = all.entrySet().iterator().next();
        Map<Character, Long> sought = new HashMap<>(numbers);
        sought.keySet().retainAll(first.getValue().keySet());
        return new UnsupportedFeatureException("there is no file with the numbers " + sought + " beside "
                + first.getKey() + "; add it, or name those that are complete, such as a_z*.tif");
    }

    private static List<String> gaps(Map<Character, SortedSet<Long>> values) {
        List<String> notes = new ArrayList<>();
        values.forEach((axis, numbers) -> {
            List<Long> list = List.copyOf(numbers);
            for (int i = 2; i < list.size(); i++)
                if (list.get(i) - list.get(i - 1) > list.get(1) - list.get(0)) {
                    notes.add("of the files, no name has a number of " + axis + " between " + list.get(i - 1) + " and "
                            + list.get(i) + "; the planes are put next to each other");
                    return;
                }
        });
        return notes;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}

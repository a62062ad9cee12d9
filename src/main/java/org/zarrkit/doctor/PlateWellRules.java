package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.integer;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.matching;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.someList;
import static org.zarrkit.doctor.Checks.text;
import static org.zarrkit.doctor.Checks.unique;
import static org.zarrkit.doctor.Checks.uniqueBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for the wells that a plate lists: path and indices name the same row and column. */
final class PlateWellRules {

    private static final String WELL = "plate/wells/*";

    private PlateWellRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"plate\" metadata")
            .must("plate-wells", "list the wells", at("plate/wells", someList()))
            .must("plate-wells-unique", "list each well once", at("plate/wells", unique()))
            .must("plate-well-object", "write an object for each well", at(WELL, object()))
            .must("plate-well-path", "write the path of the well as text", at(WELL + "/path", text()))
            .must(
                    "plate-well-path-relative",
                    "write the path from the plate to the well",
                    at(WELL + "/path", matching(MultiscalesRules.PLAIN_PATH, "a relative path of plain names")))
            .since(NgffVersion.V0_4)
            .must(
                    "plate-well-path-form",
                    "write the path as row/column",
                    at(WELL + "/path", matching("[A-Za-z0-9]+/[A-Za-z0-9]+", "row/column, of letters and digits only")))
            .must("plate-well-paths-unique", "list each well once", at("plate/wells", uniqueBy("path")))
            .must(
                    "plate-well-index",
                    "state the place of row and column in their lists, from 0 on",
                    at(WELL + "/rowIndex", integer(0)).and(at(WELL + "/columnIndex", integer(0))))
            .must(
                    "plate-well-index-range",
                    "state the place of a row and a column that are listed",
                    at("plate", PlateWellRules::range))
            .must(
                    "plate-well-path-names",
                    "take the names of the path from 'rows' and 'columns'",
                    at("plate", PlateWellRules::names))
            .must("plate-well-path-order", "write the path as row/column", at("plate", PlateWellRules::order))
            .toleratedAlone(NgffVersion.V0_4, NgffVersion.V0_6)
            .must(
                    "plate-well-consistent",
                    "let path, rowIndex and columnIndex name the same row and column",
                    at("plate", PlateWellRules::consistent))
            .list();

    private static Stream<Problem> range(Value plate) {
        return Stream.concat(range(plate, "rowIndex", "rows"), range(plate, "columnIndex", "columns"));
    }

    private static Stream<Problem> range(Value plate, String member, String list) {
        int count = plate.get(list).json().size();
        return plate.select("wells/*/" + member)
                .flatMap(is(
                        "less than " + count + ", the number of " + list,
                        index -> index.integer().map(i -> i < count).orElse(true))::of);
    }

    /** A path of two names, as the wells should have; empty otherwise. */
    private static Optional<String[]> parts(Value well) {
        return well.get("path").text().map(path -> path.split("/", -1)).filter(parts -> parts.length == 2);
    }

    private static Stream<Problem> names(Value plate) {
        List<String> rows = Checks.texts(plate.get("rows"), "name");
        List<String> columns = Checks.texts(plate.get("columns"), "name");
        return plate.get("wells")
                .items()
                .flatMap(well -> parts(well)
                        .filter(parts -> !isPair(parts[0], parts[1], rows, columns)
                                && !isPair(parts[1], parts[0], rows, columns))
                        .map(parts -> well.get("path").expected("the name of a row and the name of a column"))
                        .stream());
    }

    private static boolean isPair(String row, String column, List<String> rows, List<String> columns) {
        return rows.contains(row) && columns.contains(column);
    }

    /** The column stands first, where both names are known. */
    private static Stream<Problem> order(Value plate) {
        List<String> rows = Checks.texts(plate.get("rows"), "name");
        List<String> columns = Checks.texts(plate.get("columns"), "name");
        return plate.get("wells")
                .items()
                .flatMap(well -> parts(well)
                        .filter(parts ->
                                !isPair(parts[0], parts[1], rows, columns) && isPair(parts[1], parts[0], rows, columns))
                        .map(parts ->
                                well.get("path").expected("the row before the column: " + parts[1] + "/" + parts[0]))
                        .stream());
    }

    private static Stream<Problem> consistent(Value plate) {
        List<String> rows = Checks.texts(plate.get("rows"), "name");
        List<String> columns = Checks.texts(plate.get("columns"), "name");
        return plate.get("wells").items().flatMap(well -> {
            Optional<String> row = well.get("rowIndex").integer().flatMap(i -> name(rows, i));
            Optional<String> column = well.get("columnIndex").integer().flatMap(i -> name(columns, i));
            Optional<String[]> parts = parts(well);
            if (row.isEmpty() || column.isEmpty() || parts.isEmpty()) return Stream.empty();
            boolean same = parts.get()[0].equals(row.get()) && parts.get()[1].equals(column.get());
            // A path with the column first is a matter of another rule.
            boolean swapped = parts.get()[1].equals(row.get()) && parts.get()[0].equals(column.get());
            return same || swapped
                    ? Stream.empty()
                    : Stream.of(well.get("path").expected(row.get() + "/" + column.get() + ", as its indices say"));
        });
    }

    private static Optional<String> name(List<String> names, long index) {
        return index >= 0 && index < names.size() ? Optional.of(names.get((int) index)) : Optional.empty();
    }
}

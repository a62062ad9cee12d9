package org.zarrkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.store.MemoryStore;

class ArchiveRulesTest {

    private static final String COMMENT =
            "{\"ome\": {\"version\": \"0.5\", \"zipFile\": {\"centralDirectory\": {\"jsonFirst\": true}}}}";

    private static final Comparator<String> BY_DEPTH =
            Comparator.comparingLong(key -> key.chars().filter(c -> c == '/').count());

    @TempDir
    Path folder;

    /** Packs a hierarchy with the JDK, which writes no ZIP64. */
    private Report examine(String name, MemoryStore store, String comment, int method, Comparator<String> order)
            throws IOException {
        Path file = folder.resolve(name);
        List<String> keys = new ArrayList<>(store.list("").toList());
        keys.sort(order);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            if (!comment.isEmpty()) out.setComment(comment);
            for (String key : keys) {
                byte[] bytes = store.get(key).orElseThrow().array();
                ZipEntry entry = new ZipEntry(key);
                entry.setMethod(method);
                CRC32 crc = new CRC32();
                crc.update(bytes);
                entry.setCrc(crc.getValue());
                entry.setSize(bytes.length);
                out.putNextEntry(entry);
                out.write(bytes);
            }
        }
        return Doctor.examine(file.toString(), DoctorOptions.defaults().withStrict(true), Steps.IN_ORDER);
    }

    private static Set<String> codes(Report report) {
        Set<String> codes = new TreeSet<>(report.codes(Severity.ERROR));
        codes.addAll(report.codes(Severity.WARNING));
        return codes;
    }

    @Test
    void aGoodArchiveIsNotZip64ByTheJdk() throws IOException {
        Report report = examine("a.ozx", TestHierarchies.image(), COMMENT, ZipEntry.STORED, BY_DEPTH);
        assertThat(codes(report)).containsExactly("archive-zip64");
        assertThat(report.nodes()).isEqualTo(7);
    }

    @Test
    void eachRecommendationIsChecked() throws IOException {
        Report report = examine("a.zip", TestHierarchies.image(), "", ZipEntry.DEFLATED, BY_DEPTH.reversed());
        assertThat(codes(report))
                .containsExactlyInAnyOrder(
                        "archive-zip64", "archive-name", "archive-comment", "archive-stored", "archive-order");
        String version = COMMENT.replace("0.5", "0.4");
        assertThat(codes(examine("a.ozx", TestHierarchies.image(), version, ZipEntry.STORED, BY_DEPTH)))
                .contains("archive-comment-version");
    }

    @Test
    void aCommentThatLiesIsAnError() throws IOException {
        Report report = examine("a.ozx", TestHierarchies.image(), COMMENT, ZipEntry.STORED, BY_DEPTH.reversed());
        assertThat(report.codes(Severity.ERROR)).containsExactly("archive-json-first");
    }

    @Test
    void aHierarchyBelowTheRootIsAnErrorInAnOzxOnly() throws IOException {
        MemoryStore below = new MemoryStore();
        MemoryStore image = TestHierarchies.image();
        image.list("").forEach(key -> below.put("image/" + key, image.get(key).orElseThrow()));
        assertThat(examine("a.ozx", below, COMMENT, ZipEntry.STORED, BY_DEPTH).codes(Severity.ERROR))
                .containsExactly("archive-root");
        Report zip = examine("a.zip", below, "", ZipEntry.STORED, BY_DEPTH);
        assertThat(zip.isValid()).isTrue();
        assertThat(zip.nodes()).isEqualTo(7);
    }

    @Test
    void veryManyFilesAreAdvisedAgainst() throws IOException {
        MemoryStore store = TestHierarchies.image();
        for (int i = 0; i < 10_001; i++) store.put("0/c/0/0/" + i, StandardCharsets.UTF_8.encode(""));
        assertThat(examine("a.ozx", store, COMMENT, ZipEntry.STORED, BY_DEPTH.thenComparing(Comparator.naturalOrder()))
                        .codes(Severity.ADVICE))
                .contains("archive-entries");
    }

    @Test
    void aPartOfASplitArchiveIsNamed() throws IOException {
        Path file = folder.resolve("a.zip");
        examine("a.zip", TestHierarchies.image(), "", ZipEntry.STORED, BY_DEPTH);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 18] = 3; // the number of this part, in the end record
        Files.write(file, bytes);
        Report report = Doctor.examine(file.toString(), DoctorOptions.defaults(), Steps.IN_ORDER);
        assertThat(report.codes(Severity.ERROR)).containsExactly("archive-split");
    }
}

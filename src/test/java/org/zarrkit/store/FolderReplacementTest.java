package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderReplacementTest {

    @TempDir
    Path parent;

    private void folder(String name, String content) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        Files.writeString(folder.resolve("file"), content);
    }

    private void assertOnly(String content) throws IOException {
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).containsExactly(parent.resolve("image"));
        }
        assertThat(parent.resolve("image/file")).hasContent(content);
    }

    /** The folders that a process leaves that is killed before, between or after the steps of a commit. */
    @ParameterizedTest
    @CsvSource({
        "old, '', '', old", // before
        "old, new, '', new",
        "'', new, old, new",
        "new, '', old, new",
        "new, '', '', new", // after
        "'', '', old, old", // the new one was taken away by hand
        "old, new, older, new" // the commit before was cut off, too
    })
    void whatWasInterruptedIsBroughtToItsEnd(String image, String complete, String old, String expected)
            throws IOException {
        if (!image.isEmpty()) folder("image", image);
        if (!complete.isEmpty()) folder("image.zarrkit-complete", complete);
        if (!old.isEmpty()) folder("image.zarrkit-old", old);
        LocalStore.of(parent.resolve("image")).recover("");
        assertOnly(expected);
    }

    @Test
    void whatIsNotCompleteStaysBeside() throws IOException {
        folder("image", "old");
        folder("image.zarrkit-new", "half");
        LocalStore store = LocalStore.of(parent.resolve("image"));
        store.recover("");
        assertThat(store.replacement("").store().get("file")).isPresent();
        assertThat(parent.resolve("image/file")).hasContent("old");
    }

    @Test
    void linkIsFollowedSoThatTheNewImageStandsWhereTheOldOneDid() throws IOException {
        folder("disk/image", "old");
        Path link = Files.createSymbolicLink(parent.resolve("link"), parent.resolve("disk/image"));
        Replacement replacement = LocalStore.of(link).replacement("");
        replacement.store().put("file", java.nio.ByteBuffer.wrap("new".getBytes()));
        replacement.commit();
        assertThat(link).isSymbolicLink();
        assertThat(link.resolve("file")).hasContent("new");
        assertThat(parent.resolve("disk/image/file")).hasContent("new");
    }

    @Test
    void homeRootAndWorkingDirectoryAreNeverReplaced() {
        Path home = Path.of(System.getProperty("user.home"));
        Path working = Path.of("").toAbsolutePath();
        for (Path folder : new Path[] {home, home.getParent(), home.getRoot(), working, working.getParent()}) {
            LocalStore store = LocalStore.of(folder);
            store.recover("");
            assertThatThrownBy(() -> store.replacement(""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("never replaced");
        }
    }

    @Test
    void leftoversOfPutsThatWereCutOffAreDeleted() throws IOException {
        folder("image", "mine");
        Path left = FileWriter.temporary(parent.resolve("image/0.0"));
        Files.writeString(left, "half");
        Path notOurs = Files.writeString(parent.resolve("image/notes.tmp-1"), "mine");
        LocalStore.of(parent.resolve("image")).deleteLeftovers("");
        assertThat(left).doesNotExist();
        assertThat(notOurs).exists();
        assertThat(parent.resolve("image/file")).exists();
    }

    @Test
    void linkToHomeIsNotReplacedEither() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("link"), Path.of(System.getProperty("user.home")));
        assertThatThrownBy(() -> LocalStore.of(link).replacement("")).hasMessageContaining("never replaced");
    }

    /** What a link in the old image leads to is not the image's. */
    @Test
    void linksInTheOldFolderAreRemovedAndNotFollowed() throws IOException {
        folder("mine", "mine");
        folder("image", "old");
        Files.createSymbolicLink(parent.resolve("image/link"), parent.resolve("mine"));
        Replacement replacement = LocalStore.of(parent.resolve("image")).replacement("");
        replacement.store().put("file", java.nio.ByteBuffer.wrap("new".getBytes()));
        replacement.commit();
        assertThat(parent.resolve("image/file")).hasContent("new");
        assertThat(parent.resolve("mine/file")).hasContent("mine");
    }

    @Test
    void leftoverThatIsALinkIsRemovedAndNotFollowed() throws IOException {
        folder("mine", "mine");
        folder("image", "old");
        Files.createSymbolicLink(parent.resolve("image.zarrkit-new"), parent.resolve("mine"));
        LocalStore.of(parent.resolve("image")).replacement("").discard();
        assertThat(parent.resolve("image.zarrkit-new")).doesNotExist();
        assertThat(parent.resolve("mine/file")).hasContent("mine");
    }
}

package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.error.StoreException;

class LocalStoreTest extends ReplacingStoreContract {

    @TempDir
    Path folder;

    private int stores;

    @Override
    WritableStore create() {
        return LocalStore.of(folder.resolve("new/store" + stores++));
    }

    @Test
    void failedPutLeavesNothing() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        LocalStore store = LocalStore.of(folder);
        assertThatThrownBy(() -> store.put("file/chunk", ByteBuffer.allocate(1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("chunk");
        assertThat(store.list("")).containsExactly("file");
    }

    @Test
    void failedReplacementLeavesWhatWasThere() throws IOException {
        LocalStore store = LocalStore.of(folder);
        put(store, "a/b", 1);
        assertThatThrownBy(() -> put(store, "a", 2)).isInstanceOf(StoreException.class);
        assertThat(store.list("")).containsExactly("a/b");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void valueBeingWrittenIsNotListed() throws IOException {
        Files.writeString(folder.resolve("c.tmp-1"), "half");
        assertThat(LocalStore.of(folder).children("")).isEmpty();
        assertThat(LocalStore.of(folder).list("")).isEmpty();
    }

    @Test
    void syncedStoreHoldsWhatWasPut() {
        LocalStore store = LocalStore.of(folder.resolve("x/y")).synced();
        put(store, "a/b/c", 1, 2);
        put(store, "a/b/c", 3);
        assertThat(bytes(store, "a/b/c", ByteRange.ALL)).containsExactly(3);
    }

    @Test
    void linkOutOfTheFolderIsAnError() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        LocalStore store = LocalStore.of(Files.createDirectories(folder.resolve("store")));
        link("store/file", outside.resolve("secret"));
        link("store/up", outside);
        for (String key : new String[] {"file", "up/secret", "up/never"}) {
            assertRefused(() -> store.get(key));
            assertRefused(() -> store.size(key));
        }
        assertRefused(() -> store.list("up/never"));
        assertRefused(() -> put(store, "up/new", 1));
        assertRefused(() -> put(store, "up/new/chunk", 1));
        assertRefused(() -> store.delete("up/secret"));
        assertRefused(() -> store.deleteAll("up/secret"));
        assertThat(outside.resolve("secret")).hasContent("secret");
        assertThat(outside.resolve("new")).doesNotExist();
    }

    @Test
    void deletingAFolderLeavesWhatItsLinksLeadTo() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "precious");
        LocalStore store = LocalStore.of(folder.resolve("store"));
        put(store, "a/b", 1);
        link("store/a/link", outside);
        store.deleteAll("a");
        assertThat(outside.resolve("precious")).exists();
        assertThat(folder.resolve("store/a")).doesNotExist();
    }

    @Test
    void putReplacesALinkAndNotWhatItLeadsTo() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "precious");
        LocalStore store = LocalStore.of(Files.createDirectories(folder.resolve("store")));
        link("store/a", outside);
        put(store, "a", 1);
        assertThat(outside).hasContent("precious");
        assertThat(bytes(store, "a", ByteRange.ALL)).containsExactly(1);
    }

    @Test
    void linkWithinTheFolderIsFollowed() throws IOException {
        LocalStore store = LocalStore.of(folder.resolve("store"));
        put(store, "a/b", 7);
        link("store/c", folder.resolve("store/a"));
        link("store/d", folder.resolve("store/a/b"));
        assertThat(bytes(store, "c/b", ByteRange.ALL)).containsExactly(7);
        assertThat(bytes(store, "d", ByteRange.ALL)).containsExactly(7);
        assertThat(store.size("d")).contains(1L);
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        put(LocalStore.of(folder.resolve("store")), "a/b", 7);
        link("linked", folder.resolve("store"));
        LocalStore store = LocalStore.of(folder.resolve("linked"));
        assertThat(bytes(store, "a/b", ByteRange.ALL)).containsExactly(7);
        assertThat(store.children("")).containsExactly("a");
        assertThat(store.list("")).containsExactly("a/b");
    }

    /** A data set of git-annex whose files were not fetched consists of such links; they must not read as zeros. */
    @Test
    void linkToNothingIsNotAnAbsentValue() throws IOException {
        LocalStore store = LocalStore.of(Files.createDirectories(folder.resolve("store")));
        link("store/file", folder.resolve("store/nothing"));
        link("store/down", folder.resolve("store/nothing"));
        assertRefused(() -> store.get("file"));
        assertRefused(() -> store.size("file"));
        assertRefused(() -> store.get("down/0"));
        assertRefused(() -> store.size("down/0"));
    }

    @Test
    void loopOfLinksIsListedOnce() throws IOException {
        LocalStore store = LocalStore.of(folder.resolve("store"));
        put(store, "a/b", 1);
        link("store/a/again", folder.resolve("store"));
        assertThat(store.list("")).containsExactly("a/b");
    }

    @Test
    void folderThatMayNotBeReadIsNotAbsent() throws IOException {
        LocalStore store = LocalStore.of(folder.resolve("store"));
        put(store, "a/b/c", 1);
        Path closed = folder.resolve("store/a");
        Assumptions.assumeTrue(closed.toFile().setExecutable(false, false) && !Files.exists(closed.resolve("b")));
        try {
            assertThatThrownBy(() -> LocalStore.of(folder.resolve("store")).get("a/b/c"))
                    .isInstanceOf(StoreException.class);
        } finally {
            assertThat(closed.toFile().setExecutable(true)).isTrue();
        }
    }

    @Test
    void namesThatDifferInCaseCollideWhereTheFileSystemMergesThem() {
        LocalStore store = new LocalStore(folder, new CaseCollisions(folder, probe -> true), false);
        put(store, "a/Labels/0", 1);
        put(store, "a/Labels/1", 1);
        put(store, "a/Labels/0", 2);
        assertRefused(() -> put(store, "a/labels/2", 1), "Labels");
        assertRefused(() -> put(store, "A", 1), "'a'");
        LocalStore again = new LocalStore(folder, new CaseCollisions(folder, probe -> true), false);
        assertRefused(() -> put(again, "a/LABELS/0", 1), "Labels");
        assertThat(again.list("")).containsExactly("a/Labels/0", "a/Labels/1");
        again.deleteAll("a/Labels");
        put(again, "a/labels/0", 1);
        assertThat(again.list("")).containsExactly("a/labels/0");
    }

    @Test
    void namesThatDifferInCaseAreTwoWhereTheFileSystemKeepsThemApart() throws IOException {
        Files.writeString(folder.resolve("probe"), "");
        Assumptions.assumeFalse(Files.exists(folder.resolve("PROBE")));
        LocalStore store = LocalStore.of(folder.resolve("store"));
        put(store, "a", 1);
        put(store, "A", 2);
        assertThat(bytes(store, "a", ByteRange.ALL)).containsExactly(1);
    }

    private void link(String name, Path target) throws IOException {
        try {
            Files.createSymbolicLink(folder.resolve(name), target);
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("this system lets nobody make links: " + e);
        }
    }

    private void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(String.join(" ", parts));
    }
}

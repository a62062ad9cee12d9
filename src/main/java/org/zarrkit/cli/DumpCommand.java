package org.zarrkit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.ZarrArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the elements of an array and nothing else. */
@Command(
        name = "dump",
        description = "Writes the elements of an array: C order, little-endian, in the stored type, nothing else.",
        footer = {
            "",
            "bool is one byte, 0 or 1; float16 two bytes. The array may be bigger than memory.",
            "A file appears when it is complete, and replaces one of that name."
        })
final class DumpCommand extends Verb implements Callable<Integer> {

    @Parameters(paramLabel = "URI", description = "A Zarr array, or an image.")
    private String uri;

    @Option(names = "--array", paramLabel = "PATH", description = "Path of the array or image below URI.")
    private Optional<String> array;

    @Option(names = "--level", paramLabel = "N", description = "Level of an image (default: 0, the finest).")
    private Optional<Integer> level;

    @Option(names = "--label", paramLabel = "NAME", description = "The label image labels/NAME instead of the image.")
    private Optional<String> label;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE|-",
            description = "The file to write; - is standard output.")
    private String output;

    DumpCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        ZarrArray source = source();
        ArrayDump dump = new ArrayDump(source, Runtime.getRuntime().maxMemory() / 8, largestTemporary());
        BlockRunner threads = ThreadRunner.ofAllProcessors();
        try (ProgressLines progress = ProgressLines.of(terminal())) {
            if (output.equals("-")) dump.write(standardOutput(), threads, progress);
            else SafeFile.write(Path.of(output), file -> dump.write(file, threads, progress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    /** Half of what is free where temporary files go, in bytes; nothing if that is memory. */
    private static long largestTemporary() {
        try {
            FileStore place = Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")));
            return place.type().equals("tmpfs") ? 0 : place.getUsableSpace() / 2;
        } catch (IOException e) {
            return 0; // there are no temporary files: the dump does without
        }
    }

    /** Standard output; unlike it, the channel says when its reader has gone. */
    private WritableByteChannel standardOutput() {
        PrintStream out = terminal().out();
        return Channels.newChannel(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
                if (out.checkError()) throw new IOException("standard output was closed");
            }
        });
    }

    private ZarrArray source() {
        Store store = Stores.open(uri);
        String path = Keys.normalize(array.orElse(""));
        if (label.isPresent()) path = Keys.join(path, "labels/" + Keys.normalize(label.get()));
        if (!path.isEmpty() && Node.read(store, path).isEmpty()) {
            // In an archive whose hierarchy stands one folder down, the path may begin at either.
            store = Stores.open(uri + "/" + path);
            path = "";
        }
        Node node = Node.open(store, path);
        if (node instanceof ArrayMetadata metadata) {
            if (level.orElse(0) != 0)
                throw new IllegalArgumentException(
                        "--level " + level.get() + ": " + uri + " is an array, without levels");
            return ZarrArray.of(store, path, metadata);
        }
        NgffDocument document = NgffReader.read(node.attributes(), node.zarrFormat(), store.toString());
        if (document.images().isEmpty()) {
            List<ZarrArray> arrays = ZarrImage.open(store, path).arrays();
            return arrays.get(index(arrays.size()));
        }
        // The other levels are left alone: one that is damaged shall not keep this one from being read.
        List<Level> levels = document.image().levels();
        return ZarrArray.open(
                store, Keys.join(path, levels.get(index(levels.size())).path()));
    }

    private int index(int levels) {
        int index = level.orElse(0);
        if (index >= 0 && index < levels) return index;
        throw new IllegalArgumentException(
                "--level " + index + ": the image has " + levels + " levels, 0 to " + (levels - 1));
    }
}

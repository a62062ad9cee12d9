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
import org.zarrkit.image.ImageListing;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.GroupMetadata;
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

    @Option(
            names = "--series",
            paramLabel = "N|PATH|NAME",
            description = "One of several images: its number in 'zarrkit list', its path or its name.")
    private Optional<String> series;

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
        BlockRunner threads = ThreadRunner.shared();
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
        Place place = place();
        if (series.isPresent() || isCollection(place))
            place = ImageListing.choose(place, series).place();
        Node node = Node.open(place.store(), place.path());
        if (node instanceof ArrayMetadata metadata) {
            if (level.orElse(0) != 0)
                throw new IllegalArgumentException(
                        "--level " + level.get() + ": " + place + " is an array, without levels");
            return ZarrArray.of(place.store(), place.path(), metadata);
        }
        // The other levels are left alone: one that is damaged shall not keep this one from being read.
        List<Level> levels = document(place, node).image().levels();
        Place array = place.below(levels.get(index(levels.size())).path());
        return ZarrArray.open(array.store(), array.path());
    }

    private Place place() {
        String path = Keys.normalize(array.orElse(""));
        if (label.isPresent()) path = Keys.join(path, "labels/" + Keys.normalize(label.get()));
        Place place = Place.of(uri).below(path);
        // In an archive whose hierarchy stands one folder down, the path may begin at either.
        boolean elsewhere = !path.isEmpty() && Node.read(place.store(), path).isEmpty();
        return elsewhere ? Place.of(uri + "/" + path) : place;
    }

    private static boolean isCollection(Place place) {
        Node node = Node.open(place.store(), place.path());
        return node instanceof GroupMetadata && document(place, node).images().isEmpty();
    }

    private static NgffDocument document(Place place, Node node) {
        return NgffReader.read(node.attributes(), node.zarrFormat(), place.toString());
    }

    private int index(int levels) {
        int index = level.orElse(0);
        if (index >= 0 && index < levels) return index;
        throw new IllegalArgumentException(
                "--level " + index + ": the image has " + levels + " levels, 0 to " + (levels - 1));
    }
}

package org.zarrkit.cli;
import java.nio.file.Path;
final class Demo { static final long[] SIZE={512,512,128}; static void run(Terminal t, Path p, long[] s){} }

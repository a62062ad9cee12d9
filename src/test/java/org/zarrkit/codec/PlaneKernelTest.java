package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Both kernels against plain loops; the one of vectors in a virtual machine of its own that has the Vector API. */
class PlaneKernelTest {

    private static final int[] SIZES = {0, 1, 7, 31, 32, 33, 100, 2047, 2048, 2049, 4096, 5000};

    @Test
    void kernelsDoWhatPlainLoopsDo() throws Exception {
        assertThat(PlaneKernel.FASTEST).isInstanceOf(CharsetKernel.class);
        checkKernel(new CharsetKernel());
        assertThat(inVirtualMachine("--add-modules", "jdk.incubator.vector")).endsWith("VectorKernel is right");
    }

    @Test
    void withoutTheVectorApiNothingIsMissed() throws Exception {
        assertThat(inVirtualMachine()).isEqualTo("CharsetKernel is right");
    }

    private static String inVirtualMachine(String... options) throws IOException, InterruptedException {
        java.util.List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(options));
        command.addAll(
                java.util.List.of("-cp", System.getProperty("java.class.path"), PlaneKernelTest.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    /** What runs in the other virtual machine. */
    public static void main(String[] args) {
        checkKernel(PlaneKernel.FASTEST);
        System.out.println(PlaneKernel.FASTEST.getClass().getSimpleName() + " is right");
    }

    private static void checkKernel(PlaneKernel kernel) {
        Random random = new Random(1);
        for (int n : SIZES) {
            byte[] planes = new byte[2 * n + 20];
            random.nextBytes(planes);
            byte[] plain = new byte[2 * n + 5];
            short[] plainShorts = new short[n + 5];
            for (int i = 0; i < n; i++) {
                plain[2 * i + 3] = planes[7 + i];
                plain[2 * i + 4] = planes[n + 11 + i];
                plainShorts[i + 3] = (short) (planes[7 + i] & 0xFF | planes[n + 11 + i] << 8);
            }
            byte[] merged = new byte[2 * n + 5];
            kernel.merge(planes, 7, planes, n + 11, merged, 3, n);
            require(Arrays.equals(merged, plain), "bytes merged", n);
            short[] shorts = new short[n + 5];
            kernel.merge(planes, 7, planes, n + 11, shorts, 3, n);
            require(Arrays.equals(shorts, plainShorts), "shorts merged", n);
            byte[] split = planes.clone();
            Arrays.fill(split, 7, 7 + n, (byte) 0);
            Arrays.fill(split, n + 11, 2 * n + 11, (byte) 0);
            kernel.split(plain, 3, n, split, 7, n + 11);
            require(Arrays.equals(split, planes), "split", n);
        }
    }

    private static void require(boolean equal, String what, int n) {
        if (!equal) throw new AssertionError(what + ": " + n + " elements differ");
    }
}

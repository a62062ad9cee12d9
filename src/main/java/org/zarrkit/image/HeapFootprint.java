package org.zarrkit.image;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.cell.Cell;

/** What an array really takes of the heap: the G1 collector gives large ones whole regions. */
final class HeapFootprint {

    private static final int HEADER = 16;

    /** Zero where the collector has no regions. */
    private final long regionSize;

    private HeapFootprint(long regionSize) {
        this.regionSize = regionSize;
    }

    /** Of this Java virtual machine. */
    static HeapFootprint ofThisVm() {
        HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (vm == null || !Boolean.parseBoolean(vm.getVMOption("UseG1GC").getValue())) return new HeapFootprint(0);
        return new HeapFootprint(
                Long.parseLong(vm.getVMOption("G1HeapRegionSize").getValue()));
    }

    /** Of a collector with regions of this size; an array of half a region or more starts a region of its own. */
    static HeapFootprint withRegions(long regionSize) {
        return new HeapFootprint(regionSize);
    }

    long ofArray(long elements, int bytesPerElement) {
        long bytes = HEADER + elements * bytesPerElement;
        if (regionSize == 0 || bytes < regionSize / 2) return bytes;
        return (bytes + regionSize - 1) / regionSize * regionSize;
    }

    long ofCell(Cell<?> cell) {
        Object data = ((ArrayDataAccess<?>) cell.getData()).getCurrentStorageArray();
        return ofArray(java.lang.reflect.Array.getLength(data), bytesPerElement(data));
    }

    private static int bytesPerElement(Object array) {
        if (array instanceof byte[]) return 1;
        if (array instanceof short[]) return 2;
        return array instanceof int[] || array instanceof float[] ? 4 : 8;
    }
}

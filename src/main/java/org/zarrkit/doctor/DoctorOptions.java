package org.zarrkit.doctor;

/**
 * How thoroughly a hierarchy is looked at.
 *
 * @param strict whether what the specification's strict schemas demand is demanded
 * @param pixels whether every stored chunk is decoded
 */
public record DoctorOptions(boolean strict, boolean pixels) {

    public static DoctorOptions defaults() {
        return new DoctorOptions(false, false);
    }

    public DoctorOptions withStrict(boolean newStrict) {
        return new DoctorOptions(newStrict, pixels);
    }

    public DoctorOptions withPixels(boolean newPixels) {
        return new DoctorOptions(strict, newPixels);
    }
}

package org.zarrkit.ngff;

import java.util.Optional;

/** A version of OME-Zarr's metadata that Zarrkit reads. */
public enum NgffVersion {
    V0_1("0.1", 2),
    V0_2("0.2", 2),
    V0_3("0.3", 2),
    V0_4("0.4", 2),
    V0_5("0.5", 3),
    /** The release candidate of 0.6; its pre-releases are read as this. */
    V0_6("0.6rc0", 3);

    private final String text;
    private final int zarrFormat;

    NgffVersion(String text, int zarrFormat) {
        this.text = text;
        this.zarrFormat = zarrFormat;
    }

    /** The version as documents spell it. */
    public String text() {
        return text;
    }

    /** The version of Zarr that it stands on. */
    public int zarrFormat() {
        return zarrFormat;
    }

    /** Whether Zarrkit writes it. */
    public boolean isWritten() {
        return compareTo(V0_4) >= 0;
    }

    /** The version with exactly this spelling. */
    public static Optional<NgffVersion> of(String text) {
        for (NgffVersion version : values()) if (version.text.equals(text)) return Optional.of(version);
        return Optional.empty();
    }
}

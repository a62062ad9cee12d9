package org.zarrkit.doctor;

/**
 * A rule as people know it.
 *
 * @param code its name, of small letters, digits and hyphens; never changed
 * @param section where the specification states it
 * @param remedy how to mend what breaks it, as an order
 */
public record Law(String code, Force force, String section, String remedy) {

    public Law {
        if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) throw new IllegalArgumentException("code '" + code + "'");
    }
}

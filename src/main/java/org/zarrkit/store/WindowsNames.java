package org.zarrkit.store;

/** What Windows makes of names: there, some keys that are legal elsewhere would name something else. */
final class WindowsNames {

    private WindowsNames() {}

    /**
     * Checks a key before it becomes a path of Windows.
     *
     * @throws IllegalArgumentException if a part names a drive or a stream ({@code C:x}), has a character that no file
     *     name has, or ends in a dot or a space, which Windows would leave out
     */
    static String check(String key) {
        for (String part : key.split("/", -1))
            if (part.matches(".*[<>:\"|?*\\p{Cntrl}].*|.*[. ]"))
                throw new IllegalArgumentException("'" + key + "' can't be a file of Windows: '" + part
                        + "' has one of < > : \" | ? *, or ends in a dot or a space; choose another name");
        return key;
    }
}

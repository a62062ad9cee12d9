package org.zarrkit.command;

/** What a macro gave to a function, checked as it is asked for. */
record MacroArguments(String usage, Object[] values) {

    String text(int index) {
        return String.valueOf(values[index]);
    }

    /** A whole number of at least {@code least} and at most {@code most}. */
    long integer(int index, long least, long most) {
        double value = (Double) values[index];
        if (value != Math.rint(value) || value < least || value > most)
            throw new IllegalArgumentException("Ext." + usage + ": argument " + (index + 1) + " is " + value
                    + "; expected a whole number from " + least + " to " + most);
        return (long) value;
    }
}

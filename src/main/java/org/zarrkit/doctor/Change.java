package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * How one document is mended.
 *
 * @param ofAttributes whether the attributes are changed, and not the document of the array
 * @param edit changes and returns what it gets; what it leaves alone stays as it is
 */
record Change(Mend mend, boolean ofAttributes, UnaryOperator<ObjectNode> edit) {

    String path() {
        return mend.place().path();
    }
}

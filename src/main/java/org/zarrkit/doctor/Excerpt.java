package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** A value as a finding shows it: whole if short, else its beginning. Takes time in proportion to what is shown. */
final class Excerpt {

    private static final int LONGEST = 100;

    private Excerpt() {}

    static String of(JsonNode node) {
        if (node.isMissingNode()) return "nothing";
        StringBuilder text = new StringBuilder();
        append(text, node);
        return cut(text, LONGEST);
    }

    static String of(String text) {
        return cut(new StringBuilder(text.length() > LONGEST ? text.substring(0, LONGEST + 1) : text), LONGEST);
    }

    /** What an error says, which may be longer. */
    static String sentence(String text) {
        int longest = 3 * LONGEST;
        return cut(new StringBuilder(text.length() > longest ? text.substring(0, longest + 1) : text), longest);
    }

    private static String cut(StringBuilder text, int longest) {
        for (int i = 0; i < text.length(); i++) if (Character.isISOControl(text.charAt(i))) text.setCharAt(i, ' ');
        if (text.length() > longest) text.replace(longest, text.length(), "…");
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode node) {
        if (text.length() > LONGEST) return;
        if (node.isArray()) appendItems(text, node);
        else if (node.isObject()) appendMembers(text, node);
        else if (node.isTextual()) text.append('"').append(of(node.textValue())).append('"');
        else text.append(of(node.toString()));
    }

    private static void appendItems(StringBuilder text, JsonNode list) {
        text.append('[');
        for (int i = 0; i < list.size() && text.length() <= LONGEST; i++) {
            if (i > 0) text.append(", ");
            append(text, list.get(i));
        }
        text.append(']');
    }

    private static void appendMembers(StringBuilder text, JsonNode object) {
        text.append('{');
        Iterator<Map.Entry<String, JsonNode>> members = object.fields();
        while (members.hasNext() && text.length() <= LONGEST) {
            Map.Entry<String, JsonNode> member = members.next();
            text.append('"').append(of(member.getKey())).append("\": ");
            append(text, member.getValue());
            if (members.hasNext()) text.append(", ");
        }
        text.append('}');
    }
}

package org.zarrkit.blocks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.scijava.parsington.ExpressionParser;
import org.scijava.parsington.Function;
import org.scijava.parsington.Group;
import org.scijava.parsington.Operator;
import org.scijava.parsington.Variable;

/**
 * A formula of numbers and variables, such as {@code a*0.5 + b > 100}, computed on rows in double precision. Comparisons
 * and logic give 1 and 0. Equal if the text is.
 */
final class Formula {

    private static final int LONGEST = 1000;

    private static final Map<String, DoubleBinaryOperator> BINARY = Map.ofEntries(
            Map.entry("+", (a, b) -> a + b),
            Map.entry("-", (a, b) -> a - b),
            Map.entry("*", (a, b) -> a * b),
            Map.entry("/", (a, b) -> a / b),
            Map.entry("%", (a, b) -> a % b),
            Map.entry("^", Math::pow),
            Map.entry("<", (a, b) -> a < b ? 1 : 0),
            Map.entry(">", (a, b) -> a > b ? 1 : 0),
            Map.entry("<=", (a, b) -> a <= b ? 1 : 0),
            Map.entry(">=", (a, b) -> a >= b ? 1 : 0),
            Map.entry("==", (a, b) -> a == b ? 1 : 0),
            Map.entry("!=", (a, b) -> a != b ? 1 : 0),
            Map.entry("&&", (a, b) -> a != 0 && b != 0 ? 1 : 0),
            Map.entry("||", (a, b) -> a != 0 || b != 0 ? 1 : 0),
            Map.entry("min", Math::min),
            Map.entry("max", Math::max),
            Map.entry("pow", Math::pow));

    private static final Map<String, DoubleUnaryOperator> UNARY = Map.ofEntries(
            Map.entry("-", a -> -a),
            Map.entry("+", a -> a),
            Map.entry("!", a -> a == 0 ? 1 : 0),
            Map.entry("abs", Math::abs),
            Map.entry("sqrt", Math::sqrt),
            Map.entry("log", Math::log),
            Map.entry("exp", Math::exp),
            Map.entry("floor", Math::floor),
            Map.entry("ceil", Math::ceil),
            Map.entry("round", a -> Math.floor(a + 0.5)),
            Map.entry("sin", Math::sin),
            Map.entry("cos", Math::cos));

    private static final Set<String> LOGIC = Set.of("<", ">", "<=", ">=", "==", "!=", "&&", "||", "!");

    /** A part of the formula: its values for rows of the variables, in an array of its own. */
    private interface Node {
        double[] values(List<double[]> variables, int length);
    }

    /** What the parser has met and not yet used: a part, or the name and the arguments of a function. */
    private record Part(Node node, String name, List<Part> arguments) {
        static Part of(Node node) {
            return new Part(node, "", List.of());
        }
    }

    private final String text;
    private final Set<String> variables = new TreeSet<>();
    private final boolean logical;
    private final Node root;
    private final List<String> order;

    private Formula(String text, List<String> order) {
        this.text = text;
        this.order = List.copyOf(order);
        Deque<Part> parts = new ArrayDeque<>();
        String last = "";
        for (Object token : new ExpressionParser().parsePostfix(text)) {
            read(token, parts);
            if (!(token instanceof Group)) last = token.toString();
        }
        if (parts.size() != 1) throw new IllegalArgumentException("it is not one value");
        this.root = node(parts.pop());
        this.logical = LOGIC.contains(last);
    }

    /**
     * The formula of a text.
     *
     * @param order the names of the variables, in the order in which rows are given
     * @throws IllegalArgumentException if it can't be understood; the message says why
     */
    static Formula of(String text, List<String> order) {
        if (text.length() > LONGEST)
            throw new IllegalArgumentException("a formula of " + text.length() + " characters; at most " + LONGEST);
        try {
            return new Formula(text, order);
        } catch (RuntimeException e) {
            // The parser throws several kinds.
            throw new IllegalArgumentException("formula '" + text + "': " + e.getMessage(), e);
        }
    }

    String text() {
        return text;
    }

    /** Whether the outermost operation is a comparison or logic. */
    boolean isLogical() {
        return logical;
    }

    /** The variables that occur. */
    Set<String> variables() {
        return Set.copyOf(variables);
    }

    /** The values of a row; the arrays of the variables stay as they are. */
    double[] values(List<double[]> rows, int length) {
        return root.values(rows, length);
    }

    private void read(Object token, Deque<Part> parts) {
        if (token instanceof Number number) parts.push(Part.of((rows, n) -> filled(number.doubleValue(), n)));
        else if (token instanceof Variable variable) parts.push(new Part(null, variable.getToken(), List.of()));
        else if (token instanceof Function) {
            Part arguments = parts.pop();
            parts.push(Part.of(function(parts.pop().name(), arguments.arguments())));
        } else if (token instanceof Group group) parts.push(group(group, parts));
        else if (token instanceof Operator operator) parts.push(Part.of(operation(operator, parts)));
        else throw new IllegalArgumentException("'" + token + "' is not understood");
    }

    /** Parentheses: one value, or the arguments of a function. */
    private Part group(Group group, Deque<Part> parts) {
        Part[] members = new Part[group.getArity()];
        for (int i = members.length - 1; i >= 0; i--) members[i] = parts.pop();
        return new Part(members.length == 1 ? node(members[0]) : null, "", List.of(members));
    }

    private Node operation(Operator operator, Deque<Part> parts) {
        String token = operator.getToken();
        if (operator.getArity() == 1 && UNARY.containsKey(token)) return unary(UNARY.get(token), node(parts.pop()));
        if (operator.getArity() == 2 && BINARY.containsKey(token)) {
            Node right = node(parts.pop());
            return binary(BINARY.get(token), node(parts.pop()), right);
        }
        throw new IllegalArgumentException("'" + token + "' is not known");
    }

    private Node function(String name, List<Part> arguments) {
        if (arguments.size() == 1 && UNARY.containsKey(name)) return unary(UNARY.get(name), node(arguments.get(0)));
        if (arguments.size() == 2 && BINARY.containsKey(name))
            return binary(BINARY.get(name), node(arguments.get(0)), node(arguments.get(1)));
        throw new IllegalArgumentException("there is no function '" + name + "' of " + arguments.size() + " arguments");
    }

    /** The value of a part; a name is a variable. */
    private Node node(Part part) {
        if (part.node() != null) return part.node();
        int index = order.indexOf(part.name());
        if (index < 0) throw new IllegalArgumentException("'" + part.name() + "' is not known; there are " + order);
        variables.add(part.name());
        return (rows, n) -> java.util.Arrays.copyOf(rows.get(index), n);
    }

    private static double[] filled(double value, int length) {
        double[] row = new double[length];
        java.util.Arrays.fill(row, value);
        return row;
    }

    private static Node unary(DoubleUnaryOperator operator, Node argument) {
        return (rows, n) -> {
            double[] a = argument.values(rows, n);
            for (int i = 0; i < n; i++) a[i] = operator.applyAsDouble(a[i]);
            return a;
        };
    }

    private static Node binary(DoubleBinaryOperator operator, Node left, Node right) {
        return (rows, n) -> {
            double[] a = left.values(rows, n);
            double[] b = right.values(rows, n);
            for (int i = 0; i < n; i++) a[i] = operator.applyAsDouble(a[i], b[i]);
            return a;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula formula && formula.text.equals(text) && formula.order.equals(order);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}

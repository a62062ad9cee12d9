package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    private static final List<String> NAMES = List.of("a", "b");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a + 2*b; 10 3; 16",
                "(a + 2)*b; 10 3; 36",
                "a*0.5 + b > 8; 10 3; 0",
                "a*0.5 + b >= 8; 10 3; 1",
                "-a^2; 3 0; -9",
                "a - b - 1; 10 3; 6",
                "2^a^b; 1 5; 2",
                "max(a, b) - min(a, b); 3 10; 7",
                "a > 5 && b < 5 || a == b; 10 3; 1",
                "!(a > 5); 10 3; 0",
                "abs(-a) % 4; 10 3; 2",
                "sqrt(pow(a, 2)); 10 3; 10",
                "(((a))); 10 3; 10",
                "1e2 + a; 1 0; 101",
                "7; 1 0; 7"
            })
    void isComputedAsInMathematics(String text, String variables, double expected) {
        String[] values = variables.strip().split(" ");
        double[] a = {Double.parseDouble(values[0])};
        double[] b = {Double.parseDouble(values[1])};
        assertThat(Formula.of(text.strip(), NAMES).values(List.of(a, b), 1)).containsExactly(expected);
        assertThat(a).containsExactly(Double.parseDouble(values[0]));
    }

    @Test
    void comparisonIsKnownFromItsOutermostOperation() {
        assertThat(Formula.of("a > 3", NAMES).isLogical()).isTrue();
        assertThat(Formula.of("((a > 3))", NAMES).isLogical()).isTrue();
        assertThat(Formula.of("(a > 3) * a", NAMES).isLogical()).isFalse();
        assertThat(Formula.of("a + b", NAMES).variables()).containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a +; formula 'a +'",
                "c + 1; 'c' is not known",
                "foo(a); no function 'foo'",
                "a = 3; formula",
                "a b; formula",
                "(a; formula",
                "'text'; formula",
                "min(a); no function 'min' of 1",
                "a ~ b; formula"
            })
    void mistakeIsNamed(String text, String named) {
        assertThatThrownBy(() -> Formula.of(text.strip(), NAMES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named.strip());
    }

    @Test
    void endlessFormulaIsRefused() {
        assertThatThrownBy(() -> Formula.of("(".repeat(100_000), NAMES)).hasMessageContaining("at most");
        Formula.of("(".repeat(490) + "a" + ")".repeat(490), NAMES);
    }
}

package org.zarrkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.codec.DataType;

/** The packages, what each may use, and which library is at home where. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.zarrkit");

    private static final String ROOT = "org.zarrkit";

    /** A package ({@code ""} is the root), the packages it may use, and the libraries beside the JDK's java.*. */
    private record Rule(String name, List<String> uses, List<String> libraries) {
        @Override
        public String toString() {
            return name.isEmpty() ? "root" : name;
        }
    }

    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String IMGLIB2 = "net.imglib2..";
    private static final String IMAGEJ = "ij..";
    private static final String VECTORS = "jdk.incubator.vector..";

    static Stream<Rule> rules() {
        return Stream.of(
                rule("error", "", ""),
                rule("store", "error", "javax.net.ssl.."),
                rule(
                        "codec",
                        "error store",
                        "com.github.luben.zstd.. net.jpountz.. org.apache.commons.compress.. org.tukaani.xz.. "
                                + VECTORS),
                rule("zarr", "error store codec", JACKSON),
                rule("ngff", "error", JACKSON),
                rule(
                        "image",
                        "error store codec zarr ngff",
                        JACKSON + " " + IMGLIB2
                                + " com.github.benmanes.caffeine.. com.sun.management.. javax.xml.stream.."),
                rule("blocks", "error image ngff", IMGLIB2 + " " + IMAGEJ + " org.scijava.parsington.."),
                rule("doctor", "error store codec zarr ngff image", JACKSON + " javax.xml.stream.."),
                rule("info", "error store codec zarr ngff image", JACKSON + " " + IMGLIB2),
                rule("ij", "error image ngff", IMGLIB2 + " " + IMAGEJ + " javax.imageio.."),
                rule("view", "error image ngff", IMGLIB2 + " javax.swing.."),
                rule("", "error store codec zarr ngff image doctor info blocks ij view", IMGLIB2 + " " + IMAGEJ),
                rule(
                        "cli",
                        "root error store codec zarr ngff image doctor info blocks ij view",
                        JACKSON + " " + IMGLIB2 + " " + IMAGEJ + " picocli.. javax.imageio.. com.sun.management.."),
                rule(
                        "command",
                        "root error store codec zarr ngff image doctor info blocks ij view",
                        IMGLIB2 + " " + IMAGEJ + " org.scijava.. javax.swing.."));
    }

    private static Rule rule(String name, String uses, String libraries) {
        return new Rule(name, words(uses), words(libraries));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void packageUsesOnlyWhatItMay(Rule rule) {
        List<String> allowed = new ArrayList<>(List.of("java.."));
        allowed.add(packageOf(rule.name));
        rule.uses.forEach(name -> allowed.add(packageOf(name.equals("root") ? "" : name)));
        allowed.addAll(rule.libraries);
        DescribedPredicate<JavaClass> inAllowed =
                JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new));
        classes()
                .that()
                .resideInAPackage(packageOf(rule.name))
                .should()
                .onlyDependOnClassesThat(inAllowed
                        .or(DescribedPredicate.describe("is the type of elements", c -> isElementType(c, rule)))
                        .or(DescribedPredicate.describe("is primitive", ArchitectureTest::isPrimitive)))
                .check(CLASSES);
    }

    /** A JVM that was started without the Vector API must not meet a class that needs it (decision 0011). */
    @Test
    void oneClassUsesVectorsAndNoneRefersToIt() {
        String kernel = "org.zarrkit.codec.VectorKernel";
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(kernel)
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.resideInAPackage(VECTORS).or(HasName.Predicates.name(kernel)))
                .check(CLASSES);
        assertThat(CLASSES.contain(kernel)).isTrue();
    }

    /** Blocks, planes and views are of the element type that chunks have: it is one enum (decision 0002). */
    private static boolean isElementType(JavaClass type, Rule rule) {
        boolean ofPixels = List.of("blocks", "ij", "view").contains(rule.name);
        return ofPixels && type.getBaseComponentType().isEquivalentTo(DataType.class);
    }

    private static boolean isPrimitive(JavaClass type) {
        return type.getBaseComponentType().isPrimitive()
                || type.isArray()
                        && type.getBaseComponentType().getPackageName().startsWith("java.");
    }

    private static String packageOf(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    @Test
    void everyPackageHasItsRule() {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(c -> found.add(c.getPackageName()));
        Set<String> ruled = new TreeSet<>();
        rules().forEach(rule -> ruled.add(packageOf(rule.name)));
        assertThat(found).isEqualTo(ruled);
        assertThat(CLASSES.size()).isGreaterThan(100);
    }

    @Test
    void onlyEntryPointsSpeakToPeople() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.zarrkit.cli", "org.zarrkit.command")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }
}

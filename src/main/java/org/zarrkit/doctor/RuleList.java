package org.zarrkit.doctor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.zarrkit.ngff.NgffVersion;

/** Makes lists of rules: each gets the section and the versions that were named last. */
final class RuleList<T> {

    private final List<Rule<T>> rules = new ArrayList<>();
    private String section;
    private Span span = Span.ALL;

    private RuleList(String section) {
        this.section = section;
    }

    static <T> RuleList<T> of(String section) {
        return new RuleList<>(section);
    }

    RuleList<T> section(String newSection) {
        section = newSection;
        return this;
    }

    /** The rules that follow are those of these versions, both included. */
    RuleList<T> versions(NgffVersion first, NgffVersion last) {
        span = Span.of(first, last);
        return this;
    }

    RuleList<T> since(NgffVersion first) {
        return versions(first, NgffVersion.V0_6);
    }

    RuleList<T> must(String code, String remedy, Check<T> check) {
        return add(Force.MUST, code, remedy, check);
    }

    RuleList<T> strict(String code, String remedy, Check<T> check) {
        return add(Force.STRICT, code, remedy, check);
    }

    RuleList<T> should(String code, String remedy, Check<T> check) {
        return add(Force.SHOULD, code, remedy, check);
    }

    RuleList<T> advice(String code, String remedy, Check<T> check) {
        return add(Force.ADVICE, code, remedy, check);
    }

    private RuleList<T> add(Force force, String code, String remedy, Check<T> check) {
        rules.add(new Rule<>(new Law(code, force, section, remedy), span, check));
        return this;
    }

    /** The rule before is tolerated in documents of these versions that stand alone: see {@link Span}. */
    RuleList<T> toleratedAlone(NgffVersion first, NgffVersion... more) {
        Rule<T> last = rules.remove(rules.size() - 1);
        Span lenient = new Span(last.span().first(), last.span().last(), EnumSet.of(first, more));
        rules.add(new Rule<>(last.law(), lenient, last.check()));
        return this;
    }

    RuleList<T> and(List<Rule<T>> more) {
        rules.addAll(more);
        return this;
    }

    List<Rule<T>> list() {
        return List.copyOf(rules);
    }
}

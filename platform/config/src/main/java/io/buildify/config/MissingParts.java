package io.buildify.config;

import static java.util.stream.Collectors.groupingBy;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Tells errors that further tiers can mend by adding keys from those that stay. An alternative ({@code anyOf},
 * {@code oneOf}) can be mended when one of its branches can. Nothing is ever added inside an array.
 */
final class MissingParts {
    private static final Set<String> ABSENCE = Set.of("required", "dependentRequired", "minProperties");
    /** What they say holds only once everything is there. */
    private static final Set<String> CONSEQUENCE = Set.of("unevaluatedProperties", "unevaluatedItems");

    private static final Set<String> ALTERNATIVES = Set.of("anyOf", "oneOf");
    private static final int NONE = -1;

    private MissingParts() {}

    /** The errors that stay, in their order. */
    static List<Error> forgive(List<Error> errors) {
        var lasting = lasting(errors, 0);
        boolean forgiven = lasting.size() < errors.size();
        return errors.stream()
                .filter(lasting::contains)
                .filter(error -> !(forgiven && CONSEQUENCE.contains(error.getKeyword())))
                .toList();
    }

    /** Judges errors whose evaluation paths agree in their first {@code depth} steps. */
    private static List<Error> lasting(List<Error> errors, int depth) {
        var lasting = new ArrayList<Error>();
        var alternatives = new LinkedHashMap<String, List<Error>>();
        for (var error : errors) {
            int at = alternative(error.getEvaluationPath(), depth);
            if (at != NONE) {
                alternatives
                        .computeIfAbsent(prefix(error.getEvaluationPath(), at), key -> new ArrayList<>())
                        .add(error);
            } else if (!isAbsence(error)) {
                lasting.add(error);
            }
        }
        for (var alternative : alternatives.values()) {
            if (isHopeless(alternative, depth)) {
                lasting.addAll(alternative);
            }
        }
        return lasting;
    }

    private static boolean isHopeless(List<Error> errors, int depth) {
        int at = alternative(errors.getFirst().getEvaluationPath(), depth);
        boolean severalHold = errors.stream().anyMatch(error -> isOneOf(error, at) && validBranches(error) > 0);
        var branches = errors.stream()
                .filter(error -> error.getEvaluationPath().getNameCount() > at + 1)
                .collect(groupingBy(error -> error.getEvaluationPath().getElement(at + 1)));
        return severalHold
                || branches.values().stream()
                        .noneMatch(branch -> lasting(branch, at + 2).isEmpty());
    }

    private static boolean isOneOf(Error error, int at) {
        return error.getKeyword().equals("oneOf") && error.getEvaluationPath().getNameCount() == at + 1;
    }

    private static int validBranches(Error oneOf) {
        return Integer.parseInt(String.valueOf(oneOf.getArguments()[0]));
    }

    /** Where the next alternative stands: its keyword, followed by the number of a branch or by nothing. */
    private static int alternative(NodePath path, int from) {
        for (int i = from; i < path.getNameCount(); i++) {
            boolean last = i + 1 == path.getNameCount();
            if (ALTERNATIVES.contains(path.getName(i)) && (last || path.getElement(i + 1) instanceof Integer)) {
                return i;
            }
        }
        return NONE;
    }

    private static String prefix(NodePath path, int to) {
        var prefix = path;
        while (prefix.getNameCount() > to + 1) {
            prefix = prefix.getParent();
        }
        return prefix.toString();
    }

    private static boolean isAbsence(Error error) {
        return ABSENCE.contains(error.getKeyword()) && !isInsideArray(error.getInstanceLocation());
    }

    private static boolean isInsideArray(NodePath location) {
        for (int i = 0; i < location.getNameCount(); i++) {
            if (location.getElement(i) instanceof Integer) {
                return true;
            }
        }
        return false;
    }
}

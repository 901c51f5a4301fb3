package io.buildify.operator.purity;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The packages that decide cannot do anything else: the machine holds what good will would forget. */
@AnalyzeClasses(packages = "io.buildify.operator", importOptions = DoNotIncludeTests.class)
class PurePackagesTest {
    private static final String[] PURE = {
        "io.buildify.operator.name..",
        "io.buildify.operator.resolve..",
        "io.buildify.operator.plan..",
        "io.buildify.operator.render..",
        "io.buildify.operator.status.."
    };

    /** Of the JDK only what computes: no files, network, threads, reflection or processes. */
    @ArchTest
    static final ArchRule PURE_PACKAGES_USE_ONLY_WHAT_COMPUTES = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.buildify.operator.name..",
                    "io.buildify.operator.resolve..",
                    "io.buildify.operator.plan..",
                    "io.buildify.operator.render..",
                    "io.buildify.operator.status..",
                    "io.buildify.crd..",
                    "io.buildify.config..",
                    "io.buildify.events..",
                    "io.fabric8.kubernetes.api.model..",
                    "com.fasterxml.jackson..",
                    "org.jspecify.annotations..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.math..",
                    "java.text..",
                    "java.nio.charset..");

    private static final Set<String> IMPURE = Set.of(
            "java.lang.System",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.Scanner",
            "java.time.Clock");

    private static final Set<String> IMPURE_METHODS =
            Set.of("now", "randomUUID", "getDefault", "systemDefault", "random", "getenv");

    @ArchTest
    static final ArchRule NO_ENVIRONMENT_CLOCK_OR_RANDOMNESS = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("read the environment, the clock or randomness") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                    return IMPURE.contains(type.getName())
                            || type.getPackageName().startsWith("java.util.concurrent")
                            || type.getPackageName().startsWith("java.lang.reflect");
                }
            })
            .orShould(callMethodWhere(new DescribedPredicate<JavaMethodCall>("reads the clock, randomness or locale") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().getPackageName().startsWith("java.")
                            && IMPURE_METHODS.contains(call.getName());
                }
            }));

    /** name, then resolve, plan, render, status: none knows one that comes after it. */
    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.buildify.operator.(name|resolve|plan|render|status)..")
            .should()
            .beFreeOfCycles();
}

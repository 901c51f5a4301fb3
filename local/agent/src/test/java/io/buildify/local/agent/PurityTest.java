package io.buildify.local.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

/** What is decided without the world stays so. */
@AnalyzeClasses(packages = "io.buildify.local.agent", importOptions = DoNotIncludeTests.class)
class PurityTest {

    private static final String[] WORLD = {
        "java.io..",
        "java.net..",
        "java.nio.file..",
        "java.nio.channels..",
        "java.util.concurrent..",
        "io.fabric8.kubernetes.client..",
        "com.sun..",
        "org.slf4j..",
    };

    @ArchTest
    static final ArchRule STATUSES_ARE_COMPUTED = noClasses()
            .that()
            .resideInAPackage("..agent.status..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WORLD);

    @ArchTest
    static final ArchRule ENVIRONMENTS_ARE_COMPUTED = noClasses()
            .that()
            .resideInAPackage("..agent.environment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WORLD);

    @ArchTest
    static final ArchRule SLICES_ARE_PLANNED = noClasses()
            .that()
            .haveSimpleNameStartingWith("Slice")
            .or()
            .haveSimpleName("PodEndpoint")
            .or()
            .haveSimpleName("BackOff")
            .or()
            .haveSimpleName("ProbeTally")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WORLD);

    @ArchTest
    static final ArchRule NOTHING_PURE_ASKS_FOR_THE_TIME = classes()
            .that()
            .resideInAnyPackage("..agent.status..", "..agent.environment..")
            .should()
            .onlyDependOnClassesThat()
            .doNotBelongToAnyOf(System.class, Clock.class, Thread.class, ProcessHandle.class);
}

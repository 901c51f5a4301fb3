package io.buildify.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;

/** Who may import whom. */
@AnalyzeClasses(packages = "io.buildify.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule routingKnowsOnlyValues = classes()
            .that()
            .resideInAPackage("..gateway.routing")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.buildify.gateway.routing",
                            "java.lang..",
                            "java.util..",
                            "java.nio..",
                            "java.time",
                            "org.jspecify..")
                    .or(equivalentTo(URLDecoder.class)));

    @ArchTest
    static final ArchRule routingHasNoClockRandomnessOrEnvironment = noClasses()
            .that()
            .resideInAPackage("..gateway.routing")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.util.concurrent..", "java.util.random..", "java.nio.file..", "java.nio.channels..")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule tokensKnowNothingOfTheNetwork = noClasses()
            .that()
            .resideInAPackage("..gateway.token")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.fabric8..", "java.net..", "..gateway.edge", "..gateway.cluster");

    @ArchTest
    static final ArchRule theClusterIsNotSeenFromTheEdge = noClasses()
            .that()
            .resideInAPackage("..gateway.edge")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8..");
}

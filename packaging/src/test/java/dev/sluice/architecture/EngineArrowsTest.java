package dev.sluice.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows between the packages of the engine; they run downward only. */
@AnalyzeClasses(packages = "dev.sluice.engine", importOptions = DoNotIncludeTests.class)
final class EngineArrowsTest {
    private static final String ROOT = "dev.sluice.engine";
    private static final String JOB = ROOT + ".job..";
    private static final String PROGRESS = ROOT + ".progress..";
    private static final String PIPELINE = ROOT + ".pipeline..";
    private static final String SCHEDULE = ROOT + ".schedule..";
    private static final String STORE = ROOT + ".store";
    private static final String SQLITE = ROOT + ".store.sqlite..";
    private static final String EVENT = ROOT + ".event..";

    @ArchTest static final ArchRule jobUsesTheJdkOnly = usesTheJdkOnly(JOB);

    /** Progress is told per phase, so it must know a phase's name; that and nothing else. */
    @ArchTest
    static final ArchRule progressUsesTheJdkAndNamesOfPhases =
            usesTheJdkOnly(PROGRESS, "dev.sluice.engine.job.PhaseId");

    @ArchTest static final ArchRule pipelineUsesJobAndProgress = knowsOnly(PIPELINE, JOB, PROGRESS);

    @ArchTest static final ArchRule storeUsesJobAndProgress = knowsOnly(STORE, JOB, PROGRESS);

    @ArchTest
    static final ArchRule sqliteUsesTheContractOfTheStore = knowsOnly(SQLITE, STORE, JOB, PROGRESS);

    @ArchTest static final ArchRule eventUsesJob = knowsOnly(EVENT, JOB);

    @ArchTest static final ArchRule watchUsesTheJdkOnly = usesTheJdkOnly(ROOT + ".watch..");

    /** The scheduler is what stands behind the façade, so it knows the façade's types. */
    @ArchTest
    static final ArchRule scheduleUsesTheFacadeAndAllBelow =
            knowsOnly(SCHEDULE, ROOT, JOB, PROGRESS, PIPELINE, STORE, EVENT);

    @ArchTest
    static final ArchRule theFacadeDoesNotKnowWhatStandsBehindIt =
            knowsOnly(ROOT, JOB, PROGRESS, PIPELINE, STORE, EVENT);

    @ArchTest
    static final ArchRule packagesOfTheEngineFormNoCycle =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

    private static ArchRule usesTheJdkOnly(String room, String... classesToo) {
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage(room, "java..", "org.jspecify..");
        for (String name : classesToo) {
            allowed = allowed.or(name(name));
        }
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(allowed)
                .allowEmptyShould(true);
    }

    /** The room may use itself and the rooms given, of all rooms of this project. */
    private static ArchRule knowsOnly(String room, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = room;
        System.arraycopy(others, 0, allowed, 1, others.length);
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.sluice..").and(resideOutsideOfPackages(allowed)))
                .allowEmptyShould(true);
    }
}

package dev.sluice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may know of which other room. */
@AnalyzeClasses(packages = "dev.sluice", importOptions = ShippedClasses.class)
final class ModuleArrowsTest {
    private static final String ENGINE = "dev.sluice.engine..";
    private static final String PIPELINES = "dev.sluice.pipelines..";
    private static final String CLI = "dev.sluice.cli..";
    private static final String DESKTOP = "dev.sluice.desktop..";
    private static final String UI = "dev.sluice.ui..";
    private static final String TESTKIT = "dev.sluice.testkit..";
    private static final String BENCH = "dev.sluice.bench..";

    @ArchTest
    static final ArchRule theEngineKnowsNoOtherRoom =
            noClasses()
                    .that()
                    .resideInAPackage(ENGINE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(PIPELINES, CLI, DESKTOP, UI, TESTKIT, BENCH);

    @ArchTest
    static final ArchRule pipelinesKnowOnlyTheEngine =
            noClasses()
                    .that()
                    .resideInAPackage(PIPELINES)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(CLI, DESKTOP, UI, TESTKIT, BENCH)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theCommandLineKnowsNothingOfTheWindow =
            noClasses()
                    .that()
                    .resideInAPackage(CLI)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(DESKTOP, UI, TESTKIT, BENCH)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theWindowKnowsNothingOfTheCommandLine =
            noClasses()
                    .that()
                    .resideInAPackage(DESKTOP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(CLI, TESTKIT, BENCH)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule resourcesOfTheWindowKnowNoRoomAtAll =
            noClasses()
                    .that()
                    .resideInAPackage(UI)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ENGINE, PIPELINES, CLI, DESKTOP, TESTKIT, BENCH)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheWindowUsesJavaFx =
            noClasses()
                    .that()
                    .resideInAnyPackage(ENGINE, PIPELINES, CLI)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "com.sun.javafx..");
}

package dev.sluice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What only one room may do: cross threads, print, talk SQL, look at the clock. */
@AnalyzeClasses(packages = "dev.sluice", importOptions = ShippedClasses.class)
final class HouseRulesTest {
    private static final String ENGINE = "dev.sluice.engine..";
    private static final String PIPELINES = "dev.sluice.pipelines..";

    @ArchTest
    static final ArchRule onlyTheFxAdapterCrossesToTheFxThread =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.sluice.desktop.fx..")
                    .should()
                    .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.sluice.cli..")
                    .should()
                    .accessField(System.class, "out");

    @ArchTest
    static final ArchRule onlyTheSqliteStoreOfTheEngineTalksSql =
            noClasses()
                    .that()
                    .resideInAPackage(ENGINE)
                    .and()
                    .resideOutsideOfPackage("dev.sluice.engine.store.sqlite..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule onlyTheTablesOfLoadTalkSql =
            noClasses()
                    .that()
                    .resideInAPackage(PIPELINES)
                    .and()
                    .resideOutsideOfPackage("dev.sluice.pipelines.load.table..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..", "javax.sql..", "org.duckdb..", "org.postgresql..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule facesTalkNoSql =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.sluice.cli..", "dev.sluice.desktop..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule theEngineAsksItsClockAndNeverSleeps =
            noClasses()
                    .that()
                    .resideInAPackage(ENGINE)
                    .should()
                    .callMethodWhere(
                            DescribedPredicate.describe(
                                    "sleeps or reads the wall clock",
                                    HouseRulesTest::sleepsOrReadsTheWallClock));

    @ArchTest
    static final ArchRule pipelinesUseTheTypesOfTheEngineOnly =
            noClasses()
                    .that()
                    .resideInAPackage(PIPELINES)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.sluice.engine",
                            "dev.sluice.engine.schedule..",
                            "dev.sluice.engine.store..",
                            "dev.sluice.engine.event..",
                            "dev.sluice.engine.link..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pipelinesNeverKnowEachOther =
            slices().matching("dev.sluice.pipelines.(load|media|collect|command)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true);

    private static boolean sleepsOrReadsTheWallClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        boolean asksWithoutClock =
                owner.startsWith("java.time.")
                        && name.equals("now")
                        && call.getTarget().getRawParameterTypes().isEmpty();
        return asksWithoutClock
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.lang.Thread") && name.equals("sleep"));
    }
}

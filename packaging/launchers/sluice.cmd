@echo off
rem Sluice on the command line. SLUICE_JAVA names a JDK to be used before all others,
rem SLUICE_JAVA_OPTS holds further options for the JVM.
setlocal
set "LIB=%~dp0..\lib"
set "JAVA="
if defined SLUICE_JAVA if exist "%SLUICE_JAVA%\bin\java.exe" set "JAVA=%SLUICE_JAVA%\bin\java.exe"
if not defined JAVA if defined SLUICE_JAVA if exist "%SLUICE_JAVA%" set "JAVA=%SLUICE_JAVA%"
if not defined JAVA if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined JAVA for /d %%D in ("%ProgramFiles%\Java\*25*" "%ProgramFiles%\Eclipse Adoptium\*25*" "%ProgramFiles%\Microsoft\*25*" "%USERPROFILE%\.jdks\*25*") do call :consider "%%~D"
if not defined JAVA (
    echo sluice: needs Java 25 and found none; install JDK 25 or name one by JAVA_HOME. 1>&2
    exit /b 1
)
"%JAVA%" -Xlog:disable -XX:+UseG1GC -Xmx1g -XX:CompileThresholdScaling=6 "-Djava.library.path=%LIB%\native" "-Dorg.sqlite.lib.path=%LIB%\native" "-Djna.boot.library.path=%LIB%\native" -Djdk.util.jar.enableMultiRelease=false -Dguice_bytecode_gen_option=DISABLED %SLUICE_JAVA_OPTS% --enable-native-access=ALL-UNNAMED -jar "%LIB%\sluice.jar" %*
exit /b %ERRORLEVEL%

:consider
if defined JAVA exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>&1 && set "JAVA=%~1\bin\java.exe"
exit /b 0

# Read by both launchers: finds JDK 25 or a later one, and becomes it. What is installed has its own.
#   SLUICE_JAVA       a java program, or the home of a JDK, to be used before all others
#   SLUICE_JAVA_OPTS  further options for the JVM, e.g. -Xmx4g

# is_new_enough HOME: the release file tells the version without starting a JVM.
is_new_enough() {
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${version:-0}" -ge 25 ]
}

find_java() {
    # Links to java there carry the program's name, so that it is not one java among others.
    if [ -x "$lib/runtime/bin/$name" ]; then
        java=$lib/runtime/bin/$name
        return 0
    fi
    if [ -n "${SLUICE_JAVA:-}" ]; then
        if [ -d "$SLUICE_JAVA" ]; then
            java=$SLUICE_JAVA/bin/java
        else
            java=$SLUICE_JAVA
        fi
        [ -x "$java" ] && return 0
        echo "sluice: SLUICE_JAVA names $SLUICE_JAVA, where there is no java that can be started." >&2
        exit 1
    fi
    on_path=$(command -v java 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null)
    on_path=${on_path%/bin/java}
    for home in "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/*25* /usr/java/*25* /opt/*25* /opt/java/*25* \
        "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* \
        /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
        if is_new_enough "$home"; then
            java=$home/bin/java
            return 0
        fi
    done
    if [ -x /usr/libexec/java_home ] && home=$(/usr/libexec/java_home -v 25 2>/dev/null); then
        java=$home/bin/java
        return 0
    fi
    echo "sluice: needs Java 25 and found none; install JDK 25 or name one by JAVA_HOME." >&2
    exit 1
}

# become_java NAME ARGUMENT...: starts Java with the arguments and the start-up cache of NAME.
# A cache that does not fit (another JDK, moved jars) is passed over without a word.
become_java() {
    name=$1
    shift
    # A closed descriptor would be given to the next file that is opened, such as the database.
    true 3>&2 || exec 2>/dev/null
    { true 3>&1; } 2>/dev/null || exec >/dev/null
    { true 3<&0; } 2>/dev/null || exec </dev/null
    find_java
    # In the bare locale Java cannot open a file whose name is not plain ASCII.
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX)
        LC_ALL=C.UTF-8
        export LC_ALL
        ;;
    esac
    cache=$lib/$name.aot
    if [ -f "$cache" ] && [ -z "${SLUICE_NO_CACHE:-}" ]; then
        # Mapped where it was made for, its pages stay the file's: less memory, quicker start.
        set -- "-XX:AOTCache=$cache" \
            -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 "$@"
    fi
    # Compiling later is compiling less: what is warm but never hot costs the compilers more than it
    # can win. A load of 1 GB takes 5 % less processor time, one of two lines 15 % less time.
    # Without the variants for newer Java, zstd is bound by JNI: the other way makes its calls up at
    # run time, which takes a load half a second of processor time.
    # shellcheck disable=SC2086 # several options may stand in the variable
    exec "$java" -Xlog:disable -XX:+UseG1GC -Xmx1g -XX:CompileThresholdScaling=6 \
        -Djava.library.path="$lib/native" -Dorg.sqlite.lib.path="$lib/native" \
        -Djna.boot.library.path="$lib/native" \
        -Dsluice.tools="$lib/tools" \
        -Djdk.util.jar.enableMultiRelease=false \
        -Dguice_bytecode_gen_option=DISABLED ${SLUICE_JAVA_OPTS:-} "$@"
}

package dev.sluice.architecture;

import com.tngtech.archunit.core.domain.JavaClass;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sentences that a class has in its code, but for those of the program's own log and of
 * exceptions of the JDK, which no person is shown, and those that carry a key of their own.
 */
final class SpokenStrings {
    /** Begins as a sentence or with what is put in, has several words, ends with a point. */
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "(?s)(?:[\\p{Lu}\u0001%'\"]|yt-dlp ).*[\\p{L}\u0001]\\S* \\S*\\p{L}\\S*.*[.]");

    /** What is put in, by a plus sign or by a format. */
    private static final Pattern GAP = Pattern.compile("\u0001|%,?[ds]");

    private SpokenStrings() {}

    /** Each with something in its gaps. */
    static Stream<String> of(JavaClass type) {
        try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .flatMap(SpokenStrings::of)
                    .filter(text -> SENTENCE.matcher(text).matches())
                    .map(text -> GAP.matcher(text).replaceAll("x at y").replace("%%", "%"))
                    .distinct();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> of(MethodModel method) {
        List<CodeElement> code = method.code().map(body -> body.elementList()).orElse(List.of());
        return IntStream.range(0, code.size())
                .filter(i -> strings(code.get(i)).findAny().isPresent() && isSpoken(code, i))
                .boxed()
                .flatMap(i -> strings(code.get(i)));
    }

    /** Those that are put together by a plus sign stand as one in what puts them together. */
    private static Stream<String> strings(CodeElement element) {
        return switch (element) {
            case ConstantInstruction constant -> strings(Stream.of(constant.constantValue()));
            case InvokeDynamicInstruction together -> strings(together.bootstrapArgs().stream());
            default -> Stream.empty();
        };
    }

    private static Stream<String> strings(Stream<?> constants) {
        return constants.filter(String.class::isInstance).map(String.class::cast);
    }

    /** By what takes it before its statement ends. */
    private static boolean isSpoken(List<CodeElement> code, int from) {
        for (CodeElement element : code.subList(from + 1, code.size())) {
            if (element instanceof InvokeInstruction call) {
                String owner = call.owner().asInternalName();
                boolean creates = call.name().equalsString(ConstantDescs.INIT_NAME);
                if (owner.equals("org/slf4j/Logger")
                        || call.name().equalsString("said")
                        || (creates && owner.matches("java/.*(Exception|Error)"))) {
                    return false;
                }
                if (!creates && call.typeSymbol().returnType().equals(ConstantDescs.CD_void)) {
                    return true;
                }
            }
            boolean ends =
                    switch (element) {
                        case ReturnInstruction _, ThrowInstruction _, StoreInstruction _ -> true;
                        case FieldInstruction field -> field.opcode().name().startsWith("PUT");
                        default -> false;
                    };
            if (ends) {
                return true;
            }
        }
        return true;
    }
}

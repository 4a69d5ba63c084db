package io.mcphub.platform.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A member of a request that may be missing, null or a value, each with its own meaning. Constraints of {@code T} apply if it is
 * given.
 *
 * @param <T> the type of the value
 * @param given whether the member is there, even if it is null
 * @param value the value; null if it is null or missing
 */
@JsonDeserialize(using = Member.Reader.class)
public record Member<T>(boolean given, @Nullable T value) {
    private static final Member<?> ABSENT = new Member<>(false, null);

    /** A member that was sent. */
    public static <T> Member<T> of(@Nullable T value) {
        return new Member<>(true, value);
    }

    /** A member that was not sent. */
    @SuppressWarnings("unchecked")
    public static <T> Member<T> absent() {
        return (Member<T>) ABSENT;
    }

    /** The value, even if it is null; the default if the member is missing. */
    public @Nullable T or(@Nullable T defaultValue) {
        return given ? value : defaultValue;
    }

    /** For Jackson. */
    static final class Reader extends JsonDeserializer<Member<?>> implements ContextualDeserializer {
        private final @Nullable JavaType content;

        Reader() {
            this(null);
        }

        private Reader(@Nullable JavaType content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Reader(context.getContextualType().containedType(0));
        }

        @Override
        public Member<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return of(context.readValue(parser, content));
        }

        @Override
        public Member<?> getNullValue(DeserializationContext context) {
            return of(null);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return absent();
        }
    }

    /** For Bean Validation, which finds it in {@code META-INF/services}. */
    public static final class Extractor implements ValueExtractor<Member<@ExtractedValue ?>> {
        @Override
        public void extractValues(Member<?> member, ValueReceiver receiver) {
            if (member.given()) {
                receiver.value(null, member.value());
            }
        }
    }
}

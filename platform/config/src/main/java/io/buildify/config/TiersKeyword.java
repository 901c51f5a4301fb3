package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code x-buildify-tiers}: notes at which places of a document it stands; {@link TierRules} judges afterwards. */
final class TiersKeyword extends AbstractKeyword {
    static final String NAME = "x-buildify-tiers";

    TiersKeyword() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
        return new Note(this, location, value, parent, context);
    }

    private static Set<Tier> tiers(JsonNode value) {
        var tiers = EnumSet.noneOf(Tier.class);
        for (var element : value) {
            tiers.add(Tier.of(element.asText()).orElseThrow(() -> invalid(value)));
        }
        if (!value.isArray() || tiers.isEmpty()) {
            throw invalid(value);
        }
        return tiers;
    }

    private static SchemaException invalid(JsonNode value) {
        return new SchemaException(
                "%s is %s; list one or more of \"module\", \"tenant\", \"company\"".formatted(NAME, value));
    }

    private static final class Note extends BaseKeywordValidator {
        private final Set<Tier> tiers;

        Note(Keyword keyword, SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
            super(keyword, value, location, parent, context);
            tiers = tiers(value);
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
            @Nullable TierRules rules = context.getCollectorContext().get(TierRules.class);
            if (rules != null) {
                rules.note(location.toString(), tiers);
            }
        }
    }
}

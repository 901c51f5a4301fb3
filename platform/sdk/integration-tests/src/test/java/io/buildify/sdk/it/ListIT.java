package io.buildify.sdk.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are filtered, sorted and read page by page; and what does not get through with that. */
@SdkTest
class ListIT {

    private static final String[] TEXTS = {"pear", "apple", "plum", "apple", "fig", "apple", "plum"};

    ModuleInstance instance;
    AppUser user;
    AppUser other;

    @BeforeEach
    void notesOfTwoTenants() {
        user = instance.serve("lists", null, Records.tenant("{}"));
        other = instance.serve("lists-other", null, Records.tenant("{}"));
        if (texts(user, "notes").isEmpty()) {
            for (String text : TEXTS) {
                user.post("notes", "{\"text\":\"" + text + "\"}");
            }
            other.post("notes", "{\"text\":\"secret\"}");
        }
    }

    @Test
    void theOpenApiDocumentHasWhatAListTakes() {
        JsonNode document = user.get("/q/openapi?format=json").body();

        JsonNode parameters = document.at("/paths/~1notes/get/parameters");

        assertThat(parameters)
                .extracting(parameter -> parameter.path("name").asText())
                .contains("text", "text[gt]", "created_at[gte]", "version[lte]", "created_by", "limit", "after")
                .doesNotHaveDuplicates();
        assertThat(parameters).anySatisfy(parameter -> {
            assertThat(parameter.path("name").asText()).isEqualTo("sort");
            assertThat(parameter.at("/schema/pattern").asText())
                    .isEqualTo("^-?(text|created_at|version)(,-?(text|created_at|version))*$");
        });
        assertThat(parameters).anySatisfy(parameter -> {
            assertThat(parameter.path("name").asText()).isEqualTo("created_at[gte]");
            assertThat(parameter.at("/schema/format").asText()).isEqualTo("date-time");
        });
        assertThat(document.at("/paths/~1welcomes/get/parameters"))
                .extracting(parameter -> parameter.path("name").asText())
                .containsExactlyInAnyOrder("limit", "after", "company");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        notes                           | plum,apple,fig,apple,plum,apple,pear
        notes?sort=text                 | apple,apple,apple,fig,pear,plum,plum
        notes?sort=-text                | plum,plum,pear,fig,apple,apple,apple
        notes?sort=created_at           | pear,apple,plum,apple,fig,apple,plum
        notes?text=plum                 | plum,plum
        notes?text=plum&text=fig&sort=text | fig,plum,plum
        notes?text[gt]=fig&sort=text    | pear,plum,plum
        notes?text[gte]=fig&text[lt]=plum&sort=text | fig,pear
        notes?version[lte]=0&text=pear  | pear
        notes?version=0&text=pear       | pear
        notes?version[gt]=0             |
        notes?created_by=test-user&text=fig | fig
        notes?created_at[gt]=2020-01-01T00:00:00Z&text=fig | fig
        notes?created_at[lt]=2020-01-01T00:00:00%2B01:00 |
        """)
    void aListIsFilteredAndSorted(String path, String texts) {
        assertThat(texts(user, path)).isEqualTo(texts == null ? List.of() : List.of(texts.split(",")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sort=text",
                "sort=-text",
                "sort=version,-text",
                "sort=text,-created_at",
                "text[gt]=b&sort=text"
            })
    void pagesGiveEachRowOnce(String query) {
        List<String> whole = ids(user, "notes?" + query);

        for (int limit = 1; limit <= 3; limit++) {
            List<String> paged = new ArrayList<>();
            String next = "/api/v1/notes/notes?limit=" + limit + "&"
                    + query.replace("[", "%5B").replace("]", "%5D");
            while (!next.isEmpty()) {
                Answer page = user.get(next);
                page.body()
                        .at("/items")
                        .forEach(item -> paged.add(item.path("id").asText()));
                String link = page.header("Link");
                next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
            }
            assertThat(paged).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tenant_id=lists-other               | invalid-filter
        tenant=lists-other                  | invalid-filter
        id=1                                | invalid-filter
        text[like]=a                        | invalid-filter
        text[]=a                            | invalid-filter
        text[gt]=a&text[gt]=b               | invalid-filter
        version=one                         | invalid-filter
        version=                            | invalid-filter
        created_at=yesterday                | invalid-filter
        created_at[gt]=now()                | invalid-filter
        text%20or%20true=1                  | invalid-filter
        text)%20or%20(1=1                   | invalid-filter
        row.tenant=lists-other              | invalid-filter
        text=%00                            | invalid-filter
        sort=id                             | invalid-sort
        sort=tenant                         | invalid-sort
        sort=created_by                     | invalid-sort
        sort=text,text                      | invalid-sort
        sort=--text                         | invalid-sort
        sort=text%20desc                    | invalid-sort
        sort=text%3Bdrop%20table%20notes      | invalid-sort
        sort=(select%201)                   | invalid-sort
        after=x                             | invalid-cursor
        after=AAAA&sort=text                | invalid-cursor
        """)
    void whatTheListDoesNotNameIsRefused(String query, String problem) {
        Answer answer = user.get("notes?" + query.replace("[", "%5B").replace("]", "%5D"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "') or ('1'='1",
                "fig' or tenant_id='lists-other",
                "\\' or 1=1 --",
                ":p0",
                "?1",
                "row.text"
            })
    void valuesAreNothingButValues(String attack) {
        String encoded = URLEncoder.encode(attack, UTF_8);

        assertThat(texts(user, "notes?text=" + encoded)).isEmpty();
        assertThat(texts(user, "notes?text[gte]=" + encoded)).doesNotContain("secret");
        String cursor =
                cursor("[\"text\",\"" + attack.replace("\\", "\\\\") + "\",\"ffffffff-ffff-ffff-ffff-ffffffffffff\"]");
        assertThat(texts(user, "notes?sort=text&after=" + cursor)).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"-text\",\"a\",\"00000000-0000-0000-0000-000000000000\"]",
                "[\"text\",\"a\"]",
                "[\"text\",\"a\",\"1 or 1=1\"]",
                "[\"text\",null,\"00000000-0000-0000-0000-000000000000\"]",
                "[\"text\",{\"a\":1},\"00000000-0000-0000-0000-000000000000\"]",
                "[\"text\",\"a\",\"00000000-0000-0000-0000-000000000000\",\"more\"]",
                "{}",
                "null"
            })
    void aCursorThatNoPageGaveIsRefused(String position) {
        assertThat(user.get("notes?sort=text&after=" + cursor(position)).problem())
                .isEqualTo("invalid-cursor");
    }

    @Test
    void anotherTenantsCursorShowsOnesOwnRowsOnly() {
        other.post("notes", "{\"text\":\"secret\"}");
        String theirs = other.get("notes?sort=text&limit=1").text("/next");

        assertThat(texts(user, "notes?sort=text&after=" + theirs)).doesNotContain("secret");
    }

    private static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
    }

    private static List<String> texts(AppUser user, String path) {
        return values(user, path, "text");
    }

    private static List<String> ids(AppUser user, String path) {
        return values(user, path, "id");
    }

    private static List<String> values(AppUser user, String path, String field) {
        List<String> values = new ArrayList<>();
        user.get(path.replace("[", "%5B").replace("]", "%5D"))
                .body()
                .at("/items")
                .forEach(item -> values.add(item.path(field).asText()));
        return values;
    }
}

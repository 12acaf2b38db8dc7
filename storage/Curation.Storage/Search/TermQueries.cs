using System.Text.Json.Nodes;

namespace Curation.Storage.Search;

/// <summary>Words and phrases in the language of each engine; nothing that was typed is parsed by it.</summary>
internal static class TermQueries
{
    /// <summary>As PostgreSQL reads a <c>tsquery</c>: of tokens, which are letters and digits only.</summary>
    public static string Tsquery(IReadOnlyList<QueryTerms> terms) => string.Join(" & ", terms.Select(group =>
    {
        var any = string.Join(" | ", group.AnyOf.Select(t => t.Tokens.Count == 1 ? $"'{t.Tokens[0]}'" : $"({string.Join(" <-> ", t.Tokens.Select(w => $"'{w}'"))})"));
        return $"{(group.IsNot ? "!" : "")}({any})";
    }));

    /// <summary>That one of the group stands among the words.</summary>
    public static JsonObject Elastic(QueryTerms group) =>
        new() { ["bool"] = new JsonObject { ["should"] = new JsonArray([.. group.AnyOf.Select(t => (JsonNode)Elastic("words", t))]), ["minimum_should_match"] = 1 } };

    public static JsonObject Elastic(string field, QueryTerm term) => term.Tokens.Count == 1
        ? new JsonObject { ["term"] = new JsonObject { [field] = term.Tokens[0] } }
        : new JsonObject { ["match_phrase"] = new JsonObject { [field] = string.Join(' ', term.Tokens) } };
}

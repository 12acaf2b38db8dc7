using System.Text.Json.Nodes;
using Curation.Storage.Proposals;
using HttpMethod = Elastic.Transport.HttpMethod;

namespace Curation.Storage.Search;

/// <summary>Counts proposals by the index. Whatever is in the way is said, and PostgreSQL answers instead.</summary>
internal sealed class ElasticProposalSearch(SearchServer server, TimeProvider clock)
{
    /// <summary>Of one field.</summary>
    private const int MostValues = 2000;

    /// <summary>Of all that is found; where there is more, PostgreSQL answers.</summary>
    private const int MostFound = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>What a choice looks at, and what is counted.</summary>
    private static readonly Dictionary<ProposalField, (string Chosen, string Counted)> Names = new()
    {
        [ProposalField.Framework] = ("framework", "framework"),
        [ProposalField.Kind] = ("kind", "kind"),
        [ProposalField.Family] = ("family", "family_key"),
        [ProposalField.Profile] = ("profile", "profile_key"),
        [ProposalField.Support] = ("support", "support"),
        [ProposalField.Source] = ("sources", "sources"),
        [ProposalField.Opened] = ("opened_on", "opened_on"),
        [ProposalField.State] = ("state", "state"),
        [ProposalField.Origin] = ("origin", "origin"),
    };

    public async Task<(ProposalMatches? Matches, string? Problem)> FindAsync(ProposalFilter filter, IReadOnlyList<ProposalField> fields, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            var terms = ProposalWords.Of(filter.Words);
            var answer = await server.AskAsync(
                HttpMethod.POST, $"/{SearchIndex.Proposals.Alias(server.Prefix)}/_search", Body(filter, terms, fields).ToJsonString(), both.Token);
            if (SearchFault.OfSearch(answer) is { } problem)
                return (null, problem);
            var numbers = answer.Body!["aggregations"]!;
            var total = (int)numbers["total"]!["doc_count"]!;
            var found = terms.Count == 0 ? null : answer.Body["hits"]!["hits"]!.AsArray().Select(h => Guid.ParseExact((string)h!["_id"]!, "N")).ToArray();
            return found is not null && total > found.Length
                ? (null, $"More than {MostFound} proposals have these words.")
                : (new ProposalMatches(SearchEngine.Elasticsearch, Instead: null, total, fields.ToDictionary(f => f, f => Values(f, numbers[f.Word()]!)), found), null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, $"The search index did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private static IReadOnlyList<FacetValue> Values(ProposalField field, JsonNode of) => ProposalFacets.Sorted(
        field, of["values"]!["buckets"]!.AsArray().Select(b => new FacetValue((string)(b!["key_as_string"] ?? b["key"])!, (int)b["doc_count"]!)));

    private static JsonObject Body(ProposalFilter filter, IReadOnlyList<QueryTerms> terms, IReadOnlyList<ProposalField> fields)
    {
        var numbers = new JsonObject { ["total"] = new JsonObject { ["filter"] = Chosen(filter, but: null) } };
        foreach (var field in fields)
            numbers[field.Word()] = new JsonObject { ["filter"] = Chosen(filter, field), ["aggs"] = new JsonObject { ["values"] = Counted(field) } };
        return new JsonObject
        {
            ["size"] = terms.Count == 0 ? 0 : MostFound,
            ["timeout"] = "2s",
            ["_source"] = false,
            ["track_total_hits"] = false,
            ["sort"] = new JsonArray("_doc"),
            ["query"] = new JsonObject
            {
                ["bool"] = new JsonObject
                {
                    ["filter"] = new JsonArray([.. terms.Where(t => !t.IsNot).Select(t => (JsonNode)TermQueries.Elastic(t))]),
                    ["must_not"] = new JsonArray([Term("deleted", true), .. terms.Where(t => t.IsNot).Select(t => (JsonNode)TermQueries.Elastic(t))]),
                },
            },
            ["post_filter"] = Chosen(filter, but: null),
            ["aggs"] = numbers,
        };
    }

    private static JsonObject Counted(ProposalField field) => field == ProposalField.Opened
        ? new JsonObject
        {
            ["date_histogram"] = new JsonObject { ["field"] = Names[field].Counted, ["calendar_interval"] = "day", ["min_doc_count"] = 1, ["format"] = "yyyy-MM-dd" },
        }
        : new JsonObject { ["terms"] = new JsonObject { ["field"] = Names[field].Counted, ["size"] = MostValues } };

    private static JsonObject Chosen(ProposalFilter filter, ProposalField? but) => new()
    {
        ["bool"] = new JsonObject
        {
            ["filter"] = new JsonArray(
            [
                .. ProposalFields.All.Where(f => f != but && filter.ValueOf(f) is not null).Select(f => (JsonNode)(f == ProposalField.Opened
                    ? new JsonObject { ["range"] = new JsonObject { [Names[f].Chosen] = new JsonObject { ["gte"] = filter.ValueOf(f) } } }
                    : Term(Names[f].Chosen, filter.ValueOf(f)!))),
            ]),
        },
    };

    private static JsonObject Term(string field, JsonNode value) => new() { ["term"] = new JsonObject { [field] = value } };
}
